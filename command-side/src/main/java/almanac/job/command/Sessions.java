package almanac.job.command;

import almanac.access.Compute;
import almanac.access.WorkspaceDirectory.Held;
import almanac.job.command.JobCommand.StartSession;
import almanac.job.event.JobRequest;
import almanac.shared.ErrorCode;
import almanac.shared.RevisionSpec;

/** Checks that a workspace may get a session, and makes the request for its run. */
final class Sessions {

    private Sessions() {}

    static JobRequest request(StartSession command, Held workspace, Compute compute) {
        if (!workspace.owner().equals(command.by())) {
            throw ErrorCode.WORKSPACE_OF_ANOTHER.with(command.workspace());
        }
        if (workspace.isLive()) {
            throw ErrorCode.SESSION_IS_LIVE.with(command.workspace());
        }
        return new JobRequest(
                command.runCommand(),
                workspace.name(),
                null,
                null,
                compute.environment(workspace.environment(), RevisionSpec.ACTIVE),
                RevisionSpec.ACTIVE,
                compute.hardwareTier(workspace.hardwareTier()),
                null,
                false);
    }
}
