package wrong.project.query;

import wrong.project.command.NeverHandled;

/** A query must not know commands. */
public record AsksTheCommandSide(NeverHandled command) {}
