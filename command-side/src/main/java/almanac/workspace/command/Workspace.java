package almanac.workspace.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.Compute;
import almanac.access.ComputeDirectory;
import almanac.access.JobDirectory;
import almanac.access.WorkspaceDirectory;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.workspace.command.WorkspaceCommand.CreateWorkspace;
import almanac.workspace.command.WorkspaceCommand.DeleteWorkspace;
import almanac.workspace.event.WorkspaceEvent.WorkspaceCreated;
import almanac.workspace.event.WorkspaceEvent.WorkspaceDeleted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one workspace, in which a user works in a project over several sessions. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Workspace {

    @AggregateIdentifier
    private WorkspaceId workspace;

    private ProjectId project;
    private UserId owner;

    Workspace() {} // for Axon

    @CommandHandler
    Workspace(CreateWorkspace command, JobDirectory jobs, ComputeDirectory compute) {
        if (!jobs.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        Compute means = new Compute(compute, command.by(), command.project());
        EnvironmentId environment = means.environment(command.environment(), RevisionSpec.ACTIVE);
        means.requireTool(environment, command.tool());
        apply(new WorkspaceCreated(
                command.workspace(),
                command.project(),
                command.by(),
                command.name(),
                environment,
                means.hardwareTier(command.hardwareTier()),
                command.tool()));
    }

    @EventSourcingHandler
    void evolve(WorkspaceCreated event) {
        workspace = event.workspace();
        project = event.project();
        owner = event.owner();
    }

    @CommandHandler
    void decide(DeleteWorkspace command, WorkspaceDirectory workspaces, AccountDirectory directory) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
        if (!command.by().equals(owner) && !directory.isAdministrator(command.by())) {
            throw ErrorCode.WORKSPACE_OF_ANOTHER.with(workspace);
        }
        if (workspaces.hold(workspace).filter(WorkspaceDirectory.Held::isLive).isPresent()) {
            throw ErrorCode.SESSION_IS_LIVE.with(workspace);
        }
        apply(new WorkspaceDeleted(workspace));
    }

    @EventSourcingHandler
    void evolve(WorkspaceDeleted event) {
        markDeleted();
    }
}
