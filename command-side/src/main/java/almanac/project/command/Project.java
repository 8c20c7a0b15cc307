package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.ActiveBillingTags;
import almanac.access.DatasetCopies;
import almanac.access.DatasetDirectory;
import almanac.access.ProjectDirectory;
import almanac.project.command.ProjectCommand.ArchiveProject;
import almanac.project.command.ProjectCommand.ChangeProjectOwner;
import almanac.project.command.ProjectCommand.ChooseResultsBranch;
import almanac.project.command.ProjectCommand.CopyProject;
import almanac.project.command.ProjectCommand.CreateProject;
import almanac.project.command.ProjectCommand.CreateProject.Template;
import almanac.project.command.ProjectCommand.LeaveProject;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.command.ProjectCommand.RemoveCollaborator;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ProjectEvent.TemplateApplied;
import almanac.project.event.ResultsBranch;
import almanac.shared.AccountId;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one project: its owner, collaborators, repositories, datasets, tags, variables and status. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Project {

    @AggregateIdentifier
    private ProjectId project;

    private UserId owner;
    private String name;
    private final Map<AccountId, ProjectRole> collaborators = new HashMap<>();
    private ResultsBranch resultsBranch = ResultsBranch.MAIN;

    @AggregateMember
    private ProjectRepositories repositories;

    @AggregateMember
    private ProjectDatasets datasets;

    @AggregateMember
    private ProjectTags tags;

    @AggregateMember
    private ProjectVariables variables;

    @AggregateMember
    private ProjectStatus status;

    @AggregateMember
    private ProjectBilling billing;

    Project() {} // for Axon

    @CommandHandler
    Project(CreateProject command, ProjectDirectory directory, ActiveBillingTags billingTags) {
        requirePossible(command.owner(), command.name(), directory);
        apply(new ProjectCreated(
                command.project(), command.owner(), command.name(), command.description(), command.visibility()));
        Template template = command.template();
        if (template != null) {
            apply(new TemplateApplied(command.project(), template.id(), template.name(), template.revisionId()));
        }
        if (command.isRestricted()) {
            apply(new ProjectRestricted(command.project()));
        }
        if (command.mainRepository() != null) {
            apply(new MainRepositoryConnected(command.project(), command.mainRepository()));
        }
        ProjectBilling.begin(command.project(), command.billingTag(), billingTags);
    }

    @CommandHandler
    Project(
            CopyProject command,
            ProjectDirectory directory,
            DatasetDirectory datasets,
            AccountDirectory accounts,
            ActiveBillingTags billingTags,
            GoalCopies goalCopies,
            DatasetCopies datasetCopies) {
        new ProjectCopying(command, directory, datasets, accounts, billingTags).begin(goalCopies, datasetCopies);
    }

    private static void requirePossible(UserId owner, String name, ProjectDirectory directory) {
        switch (directory.holdAsOwnerOf(owner, name)) {
            case NO_SUCH_USER -> throw ErrorCode.USER_NOT_FOUND.with(owner);
            case NAME_TAKEN -> throw ErrorCode.PROJECT_NAME_TAKEN.with(name);
            case POSSIBLE -> {}
        }
    }

    @EventSourcingHandler
    void evolve(ProjectCreated event) {
        project = event.project();
        owner = event.owner();
        name = event.name();
        repositories = new ProjectRepositories(project);
        datasets = new ProjectDatasets(project);
        tags = new ProjectTags(project);
        variables = new ProjectVariables(project);
        status = new ProjectStatus(project);
        billing = new ProjectBilling(project);
    }

    @CommandHandler
    void decide(ChangeProjectOwner command, ProjectDirectory directory) {
        UserId next = command.owner();
        if (next.equals(owner)) {
            return;
        }
        requirePossible(next, name, directory);
        AccountId collaborator = new AccountId(next.value());
        if (collaborators.containsKey(collaborator)) {
            apply(new CollaboratorRemoved(project, collaborator));
        }
        apply(new ProjectOwnerChanged(project, next));
    }

    @EventSourcingHandler
    void evolve(ProjectOwnerChanged event) {
        owner = event.owner();
    }

    @CommandHandler
    void decide(PutCollaborator command, AccountDirectory directory) {
        AccountId collaborator = command.collaborator();
        if (command.role() == ProjectRole.OWNER) {
            throw ErrorCode.INVALID_VALUE.with("role", "owner is not a role of collaborators");
        }
        if (collaborator.value().equals(owner.value())) {
            throw ErrorCode.OWNER_AS_COLLABORATOR.with();
        }
        ProjectRole role = collaborators.get(collaborator);
        if (role == null) {
            if (directory.kindOf(collaborator).isEmpty()) {
                throw ErrorCode.ACCOUNT_NOT_FOUND.with(collaborator);
            }
            apply(new CollaboratorAdded(project, collaborator, command.role()));
        } else if (role != command.role()) {
            apply(new CollaboratorRoleChanged(project, collaborator, command.role()));
        }
    }

    @EventSourcingHandler
    void evolve(CollaboratorAdded event) {
        collaborators.put(event.collaborator(), event.role());
    }

    @EventSourcingHandler
    void evolve(CollaboratorRoleChanged event) {
        collaborators.put(event.collaborator(), event.role());
    }

    @CommandHandler
    void decide(RemoveCollaborator command) {
        remove(command.collaborator());
    }

    @CommandHandler
    void decide(LeaveProject command) {
        remove(new AccountId(command.user().value()));
    }

    private void remove(AccountId collaborator) {
        if (!collaborators.containsKey(collaborator)) {
            throw ErrorCode.COLLABORATOR_NOT_FOUND.with(collaborator, project);
        }
        apply(new CollaboratorRemoved(project, collaborator));
    }

    @EventSourcingHandler
    void evolve(CollaboratorRemoved event) {
        collaborators.remove(event.collaborator());
    }

    @CommandHandler
    void decide(ChooseResultsBranch command) {
        if (command.branch() != resultsBranch) {
            apply(new ResultsBranchChosen(project, command.branch()));
        }
    }

    @EventSourcingHandler
    void evolve(ResultsBranchChosen event) {
        resultsBranch = event.branch();
    }

    /** Charges the project to the tag, as one of a batch; to none when it is null. */
    void bill(@Nullable BillingTagName tag, ActiveBillingTags tags) {
        billing.charge(tag, tags);
    }

    @CommandHandler
    void decide(ArchiveProject command, ProjectDirectory directory) {
        directory.holdForEnd(project);
        apply(new ProjectArchived(project));
    }

    @EventSourcingHandler
    void evolve(ProjectArchived event) {
        markDeleted();
    }
}
