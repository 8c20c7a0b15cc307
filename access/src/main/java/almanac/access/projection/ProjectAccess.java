package almanac.access.projection;

import almanac.access.AccessTables;
import almanac.access.RepositoryTable;
import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.DatasetUnlinked;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.project.event.ProjectEvent.ProjectCopied;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import almanac.project.event.ProjectEvent.ProjectReopened;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ProjectUnblocked;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.RepositoryRemoved;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ProjectEvent.TemplateApplied;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Applies events of projects for the {@link AccessProjector}. */
@Component
class ProjectAccess {

    private final AccessTables tables;
    private final DatasetAccess datasets;
    private final ComputeAccess compute;
    private final RepositoryTable repositories;

    ProjectAccess(AccessTables tables, DatasetAccess datasets, ComputeAccess compute, RepositoryTable repositories) {
        this.tables = tables;
        this.datasets = datasets;
        this.compute = compute;
        this.repositories = repositories;
    }

    void apply(ProjectEvent event, boolean late) {
        switch (event) {
            case ProjectCreated e -> add(e, late);
            case CollaboratorAdded e -> tables.putGrant(e.project(), e.collaborator(), e.role());
            case CollaboratorRoleChanged e -> tables.putGrant(e.project(), e.collaborator(), e.role());
            case CollaboratorRemoved e -> tables.removeGrant(e.project(), e.collaborator());
            case ProjectOwnerChanged e -> changeOwner(e, late);
            case ProjectArchived e -> archive(e);
            case ProjectRestricted e -> compute.apply(e);
            case ProjectCopied e -> repositories.add(e.project());
            case TemplateApplied _,
                    MainRepositoryConnected _,
                    RepositoryImported _,
                    RepositoryRemoved _,
                    ProjectBlocked _,
                    ProjectUnblocked _,
                    ProjectCompleted _,
                    ProjectReopened _,
                    ResultsBranchChosen _,
                    DatasetLinked _,
                    DatasetUnlinked _ -> {}
        }
    }

    /**
     * Removes the project first: a dataset that is just being made in it is waited for, and leaves it with the others.
     */
    private void archive(ProjectArchived event) {
        tables.removeProject(event.project());
        datasets.leave(event.project());
    }

    private void add(ProjectCreated event, boolean late) {
        AccountId owner = new AccountId(event.owner().value());
        boolean isTaken = late && tables.isProjectNameTaken(owner, event.name());
        String name = isTaken ? event.name() + " " + event.project() : event.name();
        try {
            tables.addProject(event.project(), owner, name, event.visibility());
        } catch (DuplicateKeyException _) {
            throw ErrorCode.PROJECT_NAME_TAKEN.with(event.name());
        }
    }

    /**
     * Changes the owner. The command has checked that the name is free: a conflict here is with a concurrent command.
     */
    private void changeOwner(ProjectOwnerChanged event, boolean late) {
        if (late && tables.wouldCollide(event.project(), event.owner())) {
            tables.renameAside(event.project());
        }
        try {
            tables.changeOwner(event.project(), event.owner());
        } catch (DuplicateKeyException _) {
            throw ErrorCode.TOO_MUCH_TRAFFIC.with();
        }
    }
}
