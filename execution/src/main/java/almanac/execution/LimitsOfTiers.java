package almanac.execution;

import almanac.access.AccessHardwareTiers;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.HardwareTierId;
import org.springframework.stereotype.Component;

/**
 * Returns the limits of tiers as they are defined now. An archived tier keeps its limits, for jobs that asked for it
 * before.
 */
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
