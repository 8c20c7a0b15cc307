package wrong.project.command;

/** Says nothing about who may send it. */
public record UnguardedCommand() {}
