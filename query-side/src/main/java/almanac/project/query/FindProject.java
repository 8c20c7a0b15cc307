package almanac.project.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks for the id of the project of that owner and name. */
@SystemOnly
public record FindProject(String ownerUserName, String name) implements Query<FoundProject> {}
