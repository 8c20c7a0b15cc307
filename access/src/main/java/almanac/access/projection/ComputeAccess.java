package almanac.access.projection;

import almanac.access.AccessEnvironments;
import almanac.access.AccessHardwareTiers;
import almanac.access.AccessHardwareTiers.Purpose;
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
import almanac.hardwaretier.event.HardwareTierEvent;
import almanac.hardwaretier.event.HardwareTierEvent.TierArchived;
import almanac.hardwaretier.event.HardwareTierEvent.TierDefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeModelApiDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierRedefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierRestored;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import org.springframework.stereotype.Component;

/** Applies events of environments and hardware tiers, which jobs run in and on, to the access tables. */
@Component
class ComputeAccess {

    private final AccessHardwareTiers tiers;
    private final AccessEnvironments environments;

    ComputeAccess(AccessHardwareTiers tiers, AccessEnvironments environments) {
        this.tiers = tiers;
        this.environments = environments;
    }

    void apply(HardwareTierEvent event) {
        switch (event) {
            case TierDefined e -> tiers.add(e.tier(), e.specification());
            case TierRedefined e -> tiers.change(e.tier(), e.specification());
            case TierArchived e -> tiers.setArchived(e.tier(), true);
            case TierRestored e -> tiers.setArchived(e.tier(), false);
            case TierMadeDefault e -> tiers.choose(e.tier(), Purpose.JOBS, e.choice());
            case TierMadeModelApiDefault e -> tiers.choose(e.tier(), Purpose.MODEL_APIS, e.choice());
        }
    }

    void apply(ProjectRestricted event) {
        environments.restrict(event.project());
    }

    void apply(EnvironmentEvent event) {
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
