package almanac.access.projection;

import almanac.access.AccessEnvironments;
import almanac.access.DatasetTables;
import almanac.access.ProjectTable;
import almanac.access.RepositoryTable;
import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.DatasetUnlinked;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.project.event.ProjectEvent.ProjectCopied;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import almanac.project.event.ProjectEvent.ProjectReopened;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ProjectTagged;
import almanac.project.event.ProjectEvent.ProjectUnbilled;
import almanac.project.event.ProjectEvent.ProjectUnblocked;
import almanac.project.event.ProjectEvent.ProjectUntagged;
import almanac.project.event.ProjectEvent.ProjectVariableRemoved;
import almanac.project.event.ProjectEvent.ProjectVariableSet;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.RepositoryRefChanged;
import almanac.project.event.ProjectEvent.RepositoryRemoved;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ProjectEvent.TemplateApplied;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Applies events of projects. */
@Component
@Order(3)
class ProjectAccess implements AccessPart<ProjectEvent> {

    private final ProjectTable projects;
    private final DatasetTables datasets;
    private final AccessEnvironments environments;
    private final RepositoryTable repositories;

    ProjectAccess(
            ProjectTable projects,
            DatasetTables datasets,
            AccessEnvironments environments,
            RepositoryTable repositories) {
        this.projects = projects;
        this.datasets = datasets;
        this.environments = environments;
        this.repositories = repositories;
    }

    @Override
    public Class<ProjectEvent> events() {
        return ProjectEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_grant", "access_project");
    }

    @Override
    public void apply(ProjectEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ProjectCreated e -> add(e, names);
            case CollaboratorAdded e -> projects.putGrant(e.project(), e.collaborator(), e.role());
            case CollaboratorRoleChanged e -> projects.putGrant(e.project(), e.collaborator(), e.role());
            case CollaboratorRemoved e -> projects.removeGrant(e.project(), e.collaborator());
            case ProjectOwnerChanged e -> changeOwner(e, names);
            case ProjectArchived e -> archive(e);
            case ProjectRestricted e -> environments.restrict(e.project());
            case ProjectCopied e -> repositories.add(e.project());
            case TemplateApplied _,
                    MainRepositoryConnected _,
                    RepositoryImported _,
                    RepositoryRemoved _,
                    RepositoryRefChanged _,
                    ProjectTagged _,
                    ProjectUntagged _,
                    ProjectVariableSet _,
                    ProjectVariableRemoved _,
                    ProjectBlocked _,
                    ProjectUnblocked _,
                    ProjectCompleted _,
                    ProjectReopened _,
                    ResultsBranchChosen _,
                    DatasetLinked _,
                    ProjectBilled _,
                    ProjectUnbilled _,
                    DatasetUnlinked _ -> {}
        }
    }

    /**
     * Removes the project first: a dataset that is just being made in it is waited for, and leaves it with the others.
     */
    private void archive(ProjectArchived event) {
        projects.removeProject(event.project());
        datasets.leaveProject(event.project());
    }

    private void add(ProjectCreated event, NameClaims names) {
        AccountId owner = new AccountId(event.owner().value());
        names.claim(
                () -> projects.isProjectNameTaken(owner, event.name()),
                () -> projects.addProject(event.project(), owner, event.name(), event.visibility()),
                () -> projects.addProject(
                        event.project(), owner, event.name() + " " + event.project(), event.visibility()),
                ErrorCode.PROJECT_NAME_TAKEN,
                event.name());
    }

    /**
     * Changes the owner. The command has checked that the name is free: a conflict here is with a concurrent command.
     */
    private void changeOwner(ProjectOwnerChanged event, NameClaims names) {
        names.claim(
                () -> projects.wouldCollide(event.project(), event.owner()),
                () -> projects.changeOwner(event.project(), event.owner()),
                () -> {
                    projects.renameAside(event.project());
                    projects.changeOwner(event.project(), event.owner());
                },
                ErrorCode.TOO_MUCH_TRAFFIC);
    }
}
