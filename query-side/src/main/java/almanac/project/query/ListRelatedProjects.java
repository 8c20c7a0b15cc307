package almanac.project.query;

import almanac.row.Page;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/**
 * Asks for the projects that the caller owns or collaborates on, by name.
 *
 * @param owned true: those of the caller; false: those where the caller or an organization of the caller collaborates
 * @param showCompleted whether completed ones are included
 */
@OpenToAll
public record ListRelatedProjects(UserId caller, boolean owned, boolean showCompleted)
        implements Query<Page<ProjectName>> {}
