package almanac.project.query;

import almanac.shared.OpenToAll;
import almanac.shared.UserId;

/** The project of that name and owner, if the caller may know of it. */
@OpenToAll
public record FindNamedProject(UserId caller, String ownerName, String projectName) {}
