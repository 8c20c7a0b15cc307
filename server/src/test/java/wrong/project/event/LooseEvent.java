package wrong.project.event;

/** An event outside its family. */
public record LooseEvent() implements OpenEvent {}
