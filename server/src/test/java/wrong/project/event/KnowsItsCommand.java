package wrong.project.event;

import wrong.project.command.NeverHandled;

/** What happened does not depend on what was wanted. */
public record KnowsItsCommand(NeverHandled command) {}
