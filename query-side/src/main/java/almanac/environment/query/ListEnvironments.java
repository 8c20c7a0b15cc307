package almanac.environment.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/** Asks for the environments that the caller may use and that are not archived, by name. */
@OpenToAll
public record ListEnvironments(UserId caller, Window window) implements Query<Page<EnvironmentV1>> {}
