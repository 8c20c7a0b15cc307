package almanac.hardwaretier.query;

import almanac.hardwaretier.event.TierClusterRestrictions;
import org.jspecify.annotations.Nullable;

/** The kinds of compute clusters that a hardware tier is restricted to, as the API shows them. */
public record HardwareTierComputeClusterRestrictionsV1(
        boolean restrictToDask, boolean restrictToMpi, boolean restrictToRay, boolean restrictToSpark) {

    static @Nullable HardwareTierComputeClusterRestrictionsV1 of(@Nullable TierClusterRestrictions restrictions) {
        return restrictions == null
                ? null
                : new HardwareTierComputeClusterRestrictionsV1(
                        restrictions.restrictToDask(),
                        restrictions.restrictToMpi(),
                        restrictions.restrictToRay(),
                        restrictions.restrictToSpark());
    }
}
