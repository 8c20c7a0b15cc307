package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.project.command.ProjectCommand.ChangeRepositoryRef;
import almanac.project.command.ProjectCommand.ImportRepository;
import almanac.project.command.ProjectCommand.RemoveRepository;
import almanac.project.event.GitReference;
import almanac.project.event.GitRepository;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.RepositoryRefChanged;
import almanac.project.event.ProjectEvent.RepositoryRemoved;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Decides which repositories a project uses. */
class ProjectRepositories {

    private final ProjectId project;
    private final Map<RepositoryId, String> imported = new HashMap<>();
    private final Map<RepositoryId, GitReference> refs = new HashMap<>();
    private String mainUri = "";

    ProjectRepositories(ProjectId project) {
        this.project = project;
    }

    @EventSourcingHandler
    void evolve(MainRepositoryConnected event) {
        mainUri = event.repository().uri();
    }

    @CommandHandler
    void decide(ImportRepository command) {
        GitRepository repository = command.repository();
        if (repository.uri().equals(mainUri) || imported.containsValue(repository.uri())) {
            throw ErrorCode.REPOSITORY_IMPORTED_TWICE.with(repository.uri());
        }
        apply(new RepositoryImported(project, repository));
    }

    @EventSourcingHandler
    void evolve(RepositoryImported event) {
        imported.put(event.repository().id(), event.repository().uri());
        refs.put(event.repository().id(), event.repository().defaultRef());
    }

    @CommandHandler
    void decide(ChangeRepositoryRef command) {
        GitReference ref = refs.get(command.repository());
        if (ref == null) {
            throw ErrorCode.REPOSITORY_NOT_FOUND.with(command.repository(), project);
        }
        if (!ref.equals(command.ref())) {
            apply(new RepositoryRefChanged(project, command.repository(), command.ref()));
        }
    }

    @EventSourcingHandler
    void evolve(RepositoryRefChanged event) {
        refs.put(event.repository(), event.ref());
    }

    @CommandHandler
    void decide(RemoveRepository command) {
        if (!imported.containsKey(command.repository())) {
            throw ErrorCode.REPOSITORY_NOT_FOUND.with(command.repository(), project);
        }
        apply(new RepositoryRemoved(project, command.repository()));
    }

    @EventSourcingHandler
    void evolve(RepositoryRemoved event) {
        imported.remove(event.repository());
        refs.remove(event.repository());
    }
}
