package almanac.project.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/** Asks for the projects that the caller may see, by name. */
@OpenToAll
public record ListProjects(UserId caller, Window window) implements Query<Page<ProjectV1>> {}
