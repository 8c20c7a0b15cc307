package almanac.registeredmodel.command;

import almanac.registeredmodel.event.ModelStagesEvent;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to the stages of a project. */
public sealed interface ModelStagesCommand {

    /** Defines the stages that versions of the project's models can be in, beside the two that are always among them. */
    @Requires(Permission.DEFINE_STAGES)
    record DefineStages(ProjectId project, List<String> labels) implements ModelStagesCommand, Scoped.Project {

        @TargetAggregateIdentifier
        public String stream() {
            return ModelStagesEvent.STREAM + project;
        }
    }
}
