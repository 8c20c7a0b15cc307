package almanac.access.projection;

import almanac.access.ArtifactTable;
import almanac.experiment.event.ArtifactEvent;
import almanac.experiment.event.ArtifactEvent.ArtifactRemoved;
import almanac.experiment.event.ArtifactEvent.ArtifactWritten;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of artifacts. */
@Component
class ArtifactAccess implements AccessPart<ArtifactEvent> {

    private final ArtifactTable artifacts;

    ArtifactAccess(ArtifactTable artifacts) {
        this.artifacts = artifacts;
    }

    @Override
    public Class<ArtifactEvent> events() {
        return ArtifactEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_artifact");
    }

    @Override
    public void apply(ArtifactEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ArtifactWritten e -> artifacts.put(e, facts.at());
            case ArtifactRemoved e -> artifacts.remove(e.root(), e.path());
        }
    }
}
