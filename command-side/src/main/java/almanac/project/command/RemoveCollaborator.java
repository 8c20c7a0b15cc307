package almanac.project.command;

import almanac.shared.AccountId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a collaboration. */
@Requires(Permission.MANAGE_COLLABORATORS)
public record RemoveCollaborator(@TargetAggregateIdentifier ProjectId project, AccountId collaborator)
        implements ProjectCommand {}
