package almanac.access.projection;

import almanac.access.ExperimentTables;
import almanac.access.ExperimentTables.KnownRun;
import almanac.experiment.event.RunEvent;
import almanac.experiment.event.RunEvent.InputsLogged;
import almanac.experiment.event.RunEvent.MetricsLogged;
import almanac.experiment.event.RunEvent.ModelLogged;
import almanac.experiment.event.RunEvent.OutputsLogged;
import almanac.experiment.event.RunEvent.ParamsLogged;
import almanac.experiment.event.RunEvent.RunDeleted;
import almanac.experiment.event.RunEvent.RunEnded;
import almanac.experiment.event.RunEvent.RunRenamed;
import almanac.experiment.event.RunEvent.RunRestored;
import almanac.experiment.event.RunEvent.RunResumed;
import almanac.experiment.event.RunEvent.RunStarted;
import almanac.experiment.event.RunEvent.RunTagRemoved;
import almanac.experiment.event.RunEvent.RunTagged;
import almanac.shared.ArtifactRoot;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of the runs of experiments. */
@Component
class RunAccess implements AccessPart<RunEvent> {

    private final ExperimentTables tables;

    RunAccess(ExperimentTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<RunEvent> events() {
        return RunEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_run");
    }

    @Override
    public void apply(RunEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case RunStarted e ->
                tables.addRun(
                        ArtifactRoot.of(e.run()),
                        new KnownRun(e.experiment(), e.project(), e.startedBy(), false),
                        e.job());
            case RunEnded e -> tables.setEnded(e.run(), true);
            case RunResumed e -> tables.setEnded(e.run(), false);
            case RunDeleted e -> tables.delete(ArtifactRoot.of(e.run()), facts.at());
            case RunRestored e -> tables.restore(ArtifactRoot.of(e.run()));
            case RunRenamed _,
                    ParamsLogged _,
                    RunTagged _,
                    RunTagRemoved _,
                    InputsLogged _,
                    OutputsLogged _,
                    MetricsLogged _,
                    ModelLogged _ -> {}
        }
    }
}
