package almanac.project.query;

import almanac.shared.AccountId;
import almanac.shared.ProjectRole;

/** A collaborator of a project and the collaborator's role. */
public record ProjectCollaboratorV1(AccountId id, ProjectRole role) {}
