package almanac.registeredmodel.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ModelDirectory;
import almanac.registeredmodel.command.ModelStagesCommand.DefineStages;
import almanac.registeredmodel.event.ModelStagesEvent;
import almanac.registeredmodel.event.ModelStagesEvent.StagesDefined;
import almanac.shared.ErrorCode;
import almanac.shared.ModelStages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on the stages of one project. No version of its models is left in a stage that the project has not. */
@Aggregate
class ProjectStages {

    /** Null until stages are defined. */
    @AggregateIdentifier
    private @Nullable String stream;

    private List<String> labels = List.of();

    ProjectStages() {} // for Axon

    /** Waits for versions that are being moved, so that each is seen in the stage that it comes to. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(DefineStages command, ModelDirectory directory) {
        requireDistinct(command.labels());
        if (!directory.holdStages(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        ModelStages stages = ModelStages.defining(command.labels());
        directory.firstVersionOutside(command.project(), stages).ifPresent(version -> {
            throw ErrorCode.STAGE_IN_USE.with(version.stage(), version.number(), version.model());
        });
        if (!stages.labels().equals(labels)) {
            apply(new StagesDefined(command.project(), stages.labels()));
        }
    }

    private static void requireDistinct(List<String> labels) {
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (!seen.add(ModelStages.key(label))) {
                throw ErrorCode.STAGE_LISTED_TWICE.with(label);
            }
        }
    }

    @EventSourcingHandler
    void evolve(StagesDefined event) {
        stream = ModelStagesEvent.STREAM + event.project();
        labels = event.labels();
    }
}
