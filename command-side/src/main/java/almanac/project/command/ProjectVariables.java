package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.project.command.ProjectCommand.RemoveProjectVariable;
import almanac.project.command.ProjectCommand.SetProjectVariable;
import almanac.project.event.ProjectEvent.ProjectVariableRemoved;
import almanac.project.event.ProjectEvent.ProjectVariableSet;
import almanac.shared.ErrorCode;
import almanac.shared.PlatformVariables;
import almanac.shared.ProjectId;
import almanac.shared.VariablesId;
import almanac.storage.environment.VariableVault;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Decides on the environment variables of a project. The value of a variable that is replaced or removed is destroyed. */
class ProjectVariables {

    /** All values together stay below what a Linux process can be started with. */
    private static final int MOST = 100;

    private final ProjectId project;
    private final Map<String, VariablesId> values = new HashMap<>();

    ProjectVariables(ProjectId project) {
        this.project = project;
    }

    @CommandHandler
    void decide(SetProjectVariable command, VariableVault vault) {
        if (PlatformVariables.include(command.name())) {
            throw ErrorCode.VARIABLE_OF_THE_PLATFORM.with(command.name());
        }
        VariablesId former = values.get(command.name());
        if (former != null) {
            vault.destroy(former);
        } else if (values.size() == MOST) {
            throw ErrorCode.TOO_MANY_PROJECT_VARIABLES.with(MOST);
        }
        vault.keep(command.value());
        apply(new ProjectVariableSet(project, command.name(), command.value().id()));
    }

    @EventSourcingHandler
    void evolve(ProjectVariableSet event) {
        values.put(event.name(), event.value());
    }

    @CommandHandler
    void decide(RemoveProjectVariable command, VariableVault vault) {
        VariablesId value = values.get(command.name());
        if (value == null) {
            throw ErrorCode.PROJECT_VARIABLE_NOT_FOUND.with(project, command.name());
        }
        vault.destroy(value);
        apply(new ProjectVariableRemoved(project, command.name()));
    }

    @EventSourcingHandler
    void evolve(ProjectVariableRemoved event) {
        values.remove(event.name());
    }
}
