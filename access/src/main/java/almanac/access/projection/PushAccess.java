package almanac.access.projection;

import almanac.access.RepositoryTable;
import almanac.git.event.PushEvent;
import almanac.git.event.PushEvent.RepositoryPushed;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of pushes: records that the repository of a project holds more than the first commit. */
@Component
class PushAccess implements AccessPart<PushEvent> {

    private final RepositoryTable repositories;

    PushAccess(RepositoryTable repositories) {
        this.repositories = repositories;
    }

    @Override
    public Class<PushEvent> events() {
        return PushEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_repository");
    }

    /** A row that is added twice changes nothing. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void apply(PushEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case RepositoryPushed e -> repositories.add(e.project());
        }
    }
}
