package almanac.access.projection;

import almanac.access.AccessEnvironments;
import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentEvent;
import almanac.environment.event.EnvironmentEvent.BuildFailed;
import almanac.environment.event.EnvironmentEvent.BuildKilled;
import almanac.environment.event.EnvironmentEvent.BuildReached;
import almanac.environment.event.EnvironmentEvent.BuildSucceeded;
import almanac.environment.event.EnvironmentEvent.EnvironmentArchived;
import almanac.environment.event.EnvironmentEvent.EnvironmentCreated;
import almanac.environment.event.EnvironmentEvent.EnvironmentRestricted;
import almanac.environment.event.EnvironmentEvent.RevisionAdded;
import almanac.environment.event.EnvironmentEvent.RevisionRestricted;
import almanac.environment.event.EnvironmentEvent.RevisionUnrestricted;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of environments. */
@Component
class EnvironmentAccess implements AccessPart<EnvironmentEvent> {

    private final AccessEnvironments environments;

    EnvironmentAccess(AccessEnvironments environments) {
        this.environments = environments;
    }

    @Override
    public Class<EnvironmentEvent> events() {
        return EnvironmentEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_revision", "access_environment");
    }

    @Override
    public void apply(EnvironmentEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case EnvironmentCreated e -> environments.add(e.environment(), e.owner(), e.visibility(), e.name());
            case RevisionAdded e -> environments.addRevision(e.environment(), e.revision(), e.number(), e.definition());
            case BuildReached e -> environments.setStatus(e.revision(), e.stage());
            case BuildSucceeded e -> environments.setStatus(e.revision(), BuildStatus.SUCCEEDED);
            case BuildFailed e -> environments.setStatus(e.revision(), BuildStatus.FAILED);
            case BuildKilled e -> environments.setStatus(e.revision(), BuildStatus.KILLED);
            case RevisionRestricted e -> environments.restrict(e.environment(), e.revision());
            case RevisionUnrestricted e -> environments.restrict(e.environment(), null);
            case EnvironmentArchived e -> environments.archive(e.environment());
            case EnvironmentRestricted _ -> {}
        }
    }
}
