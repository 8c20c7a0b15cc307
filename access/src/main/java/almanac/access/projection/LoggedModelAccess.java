package almanac.access.projection;

import almanac.access.ExperimentTables;
import almanac.access.ExperimentTables.KnownRun;
import almanac.experiment.event.LoggedModelEvent;
import almanac.experiment.event.LoggedModelEvent.LoggedModelCreated;
import almanac.experiment.event.LoggedModelEvent.LoggedModelDeleted;
import almanac.experiment.event.LoggedModelEvent.LoggedModelFinalized;
import almanac.experiment.event.LoggedModelEvent.LoggedModelParamsLogged;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagRemoved;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagged;
import almanac.shared.ArtifactRoot;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of logged models, which own artifacts as runs do. */
@Component
class LoggedModelAccess implements AccessPart<LoggedModelEvent> {

    private final ExperimentTables tables;

    LoggedModelAccess(ExperimentTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<LoggedModelEvent> events() {
        return LoggedModelEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void apply(LoggedModelEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case LoggedModelCreated e ->
                tables.addRun(
                        ArtifactRoot.of(e.model()),
                        new KnownRun(e.experiment(), e.project(), e.createdBy(), false),
                        null);
            case LoggedModelDeleted e -> tables.delete(ArtifactRoot.of(e.model()), facts.at());
            case LoggedModelParamsLogged _, LoggedModelTagged _, LoggedModelTagRemoved _, LoggedModelFinalized _ -> {}
        }
    }
}
