package wrong.project.command;

import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** Says two things about who may send it. */
@OpenToAll
@Requires(Permission.CREATE_PROJECT)
public record OpenAndRequiring() {}
