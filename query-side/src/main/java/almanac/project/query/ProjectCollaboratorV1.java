package almanac.project.query;

import almanac.shared.AccountId;
import almanac.shared.ProjectRole;

/** Who works on a project, and as what. */
public record ProjectCollaboratorV1(AccountId id, ProjectRole role) {}
