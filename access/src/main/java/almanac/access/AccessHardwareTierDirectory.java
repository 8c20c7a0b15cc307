package almanac.access;

import almanac.access.AccessHardwareTiers.Purpose;
import almanac.shared.HardwareTierId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The {@link HardwareTierDirectory} over the access tables. Each lock is a statement of its own: the next one sees the
 * changes of the transactions that were waited for.
 */
@Component
class AccessHardwareTierDirectory implements HardwareTierDirectory {

    private final AccessHardwareTiers tiers;

    AccessHardwareTierDirectory(AccessHardwareTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Optional<HardwareTierId> defaultFor(Purpose purpose) {
        return tiers.defaultFor(purpose);
    }

    @Override
    public Optional<HardwareTierLimits> limitsOf(HardwareTierId tier) {
        return tiers.limitsOf(tier);
    }

    @Override
    public boolean holdKnown(HardwareTierId tier) {
        tiers.hold();
        return tiers.isKnown(tier);
    }

    @Override
    public int holdChoices(Purpose purpose) {
        tiers.hold();
        return tiers.choices(purpose);
    }
}
