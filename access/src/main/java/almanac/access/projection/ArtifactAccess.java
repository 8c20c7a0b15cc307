package almanac.access.projection;

import almanac.access.AccessStreams;
import almanac.access.ArtifactTable;
import almanac.experiment.event.ArtifactEvent;
import almanac.experiment.event.ArtifactEvent.ArtifactRemoved;
import almanac.experiment.event.ArtifactEvent.ArtifactWritten;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.shared.EventFacts;
import almanac.shared.Projection;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Writes the {@link ArtifactTable} in the transaction of the command that caused the event. */
@Component
@ProcessingGroup("artifacts")
class ArtifactAccess implements Projection {

    private final ArtifactTable artifacts;
    private final AccessStreams streams;

    ArtifactAccess(ArtifactTable artifacts, AccessStreams streams) {
        this.artifacts = artifacts;
        this.streams = streams;
    }

    @Override
    public List<String> tables() {
        return ArtifactTable.NAMES;
    }

    @Override
    public boolean isAskedByCommands() {
        return true;
    }

    /**
     * Freezes the files of a version. In its own stream the event is followed by {@link ModelAccess}, so the position
     * is not asked for here: a version that has its files gets none again.
     */
    @EventHandler
    void on(VersionCreated event) {
        artifacts.freeze(event.version(), event.artifactRoot(), event.path());
    }

    @EventHandler
    void on(ArtifactEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            switch (event) {
                case ArtifactWritten e -> artifacts.put(e, facts.at());
                case ArtifactRemoved e -> artifacts.remove(e.root(), e.path());
            }
        }
    }
}
