package wrong.project.command;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Needs a permission that is held in a project, and names no project. */
@Requires(Permission.EDIT)
public record EditsNoProject() {}
