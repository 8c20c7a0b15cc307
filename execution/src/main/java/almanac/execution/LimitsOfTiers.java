package almanac.support.execution;

import almanac.shared.HardwareTierId;
import almanac.storage.access.AccessHardwareTiers;
import almanac.support.ForRole;
import almanac.support.Role;
import org.springframework.stereotype.Component;

/** As they are defined now. A tier that is archived has them still, for those who asked for it before. */
@Component
@ForRole(Role.API)
record LimitsOfTiers(AccessHardwareTiers tiers) implements TierLimits {

    private static final Tier OF_NONE = new Tier(4L << 30, 2, null);

    @Override
    public Tier of(HardwareTierId tier) {
        return tiers.limitsEvenIfArchived(tier)
                .map(limits -> new Tier(limits.memoryBytes(), limits.cores(), limits.maxSimultaneousExecutions()))
                .orElse(OF_NONE);
    }
}
