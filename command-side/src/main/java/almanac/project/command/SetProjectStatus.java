package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets the status of a project. Blocked outranks complete: a blocked project is not complete, even if the command says
 * so, and is active once it is unblocked (behaviour.md, 3.12).
 */
@Requires(Permission.EDIT)
public record SetProjectStatus(
        @TargetAggregateIdentifier ProjectId project,
        boolean isComplete,
        boolean isBlocked,
        @Nullable String blockedReason,
        @Nullable String completedMessage)
        implements ProjectCommand {}
