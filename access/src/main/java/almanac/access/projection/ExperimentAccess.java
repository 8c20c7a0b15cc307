package almanac.access.projection;

import almanac.access.ExperimentTables;
import almanac.experiment.event.ExperimentEvent;
import almanac.experiment.event.ExperimentEvent.ExperimentCreated;
import almanac.experiment.event.ExperimentEvent.ExperimentDeleted;
import almanac.experiment.event.ExperimentEvent.ExperimentRenamed;
import almanac.experiment.event.ExperimentEvent.ExperimentRestored;
import almanac.experiment.event.ExperimentEvent.ExperimentTagged;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ExperimentId;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Applies events of experiments. */
@Component
class ExperimentAccess implements AccessPart<ExperimentEvent> {

    private final ExperimentTables tables;

    ExperimentAccess(ExperimentTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<ExperimentEvent> events() {
        return ExperimentEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_experiment");
    }

    @Override
    public void apply(ExperimentEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ExperimentCreated e ->
                named(e.name(), e.experiment(), names, name -> tables.add(e.experiment(), name, e.project()));
            case ExperimentRenamed e ->
                named(e.name(), e.experiment(), names, name -> tables.rename(e.experiment(), name));
            case ExperimentDeleted e -> tables.setDeleted(e.experiment(), true);
            case ExperimentRestored e -> tables.setDeleted(e.experiment(), false);
            case ExperimentTagged _ -> {}
        }
    }

    private void named(String name, ExperimentId experiment, NameClaims names, Consumer<String> write) {
        names.claim(
                () -> tables.isExperimentNameTaken(name),
                () -> write.accept(name),
                () -> write.accept(name + " " + experiment),
                ErrorCode.EXPERIMENT_NAME_TAKEN,
                name);
    }
}
