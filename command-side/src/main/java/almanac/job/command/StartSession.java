package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Starts the program of a workspace.
 *
 * @param job the execution
 * @param runCommand the command that starts the program
 */
@Requires({Permission.OPEN_WORKSPACE, Permission.USE_GLOBAL_COMPUTE})
public record StartSession(
        @TargetAggregateIdentifier JobId job,
        WorkspaceSessionId session,
        WorkspaceId workspace,
        ProjectId project,
        UserId by,
        String runCommand)
        implements Scoped.Project {}
