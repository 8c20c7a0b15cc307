package wrong.project.command;

import almanac.shared.OpenToAll;

/** Nobody handles it. */
@OpenToAll
public record NeverHandled() {}
