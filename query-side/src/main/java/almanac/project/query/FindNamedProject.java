package almanac.project.query;

import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/** Asks for the project of that name and owner, if the caller may see it. */
@OpenToAll
public record FindNamedProject(UserId caller, String ownerName, String projectName) implements Query<ProjectName> {}
