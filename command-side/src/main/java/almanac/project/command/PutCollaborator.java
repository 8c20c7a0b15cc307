package almanac.project.command;

import almanac.shared.AccountId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a collaborator, or gives one another role. */
@Requires(Permission.MANAGE_COLLABORATORS)
public record PutCollaborator(@TargetAggregateIdentifier ProjectId project, AccountId collaborator, ProjectRole role)
        implements ProjectCommand {}
