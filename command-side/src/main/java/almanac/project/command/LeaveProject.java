package almanac.project.command;

import almanac.shared.AccountId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the caller's own collaboration. */
@Requires(Permission.LEAVE_PROJECT)
public record LeaveProject(@TargetAggregateIdentifier ProjectId project, AccountId collaborator)
        implements ProjectCommand {}
