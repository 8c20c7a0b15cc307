package wrong.project.event;

/** A part of an event must not have the name of a schema. */
public record StoredWireV1(String id) {}
