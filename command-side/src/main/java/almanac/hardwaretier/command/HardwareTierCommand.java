package almanac.hardwaretier.command;

import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Commands about hardware tiers. Each that implements this interface is a command to a hardware tier that must exist.
 */
public sealed interface HardwareTierCommand extends Scoped.Existing {

    HardwareTierId tier();

    @Override
    default DomainException missing() {
        return ErrorCode.HARDWARE_TIER_NOT_FOUND.with(tier());
    }

    /** Defines a hardware tier that jobs can run on. */
    @Requires(Permission.MANAGE_HARDWARE_TIERS)
    record DefineHardwareTier(
            @TargetAggregateIdentifier HardwareTierId tier,
            String name,
            TierSpecification specification,
            Defaults defaults) {

        /** Defaults that the tier is to become; false leaves the present default as it is. */
        public record Defaults(boolean isDefault, boolean isDefaultForModelApi) {}
    }

    /** Replaces the definition of a hardware tier. */
    @Requires(Permission.MANAGE_HARDWARE_TIERS)
    record RedefineHardwareTier(
            @TargetAggregateIdentifier HardwareTierId tier,
            String name,
            TierSpecification specification,
            DefineHardwareTier.Defaults defaults,
            boolean isArchived)
            implements HardwareTierCommand {}

    /** Archives a hardware tier: no more jobs run on it. */
    @Requires(Permission.MANAGE_HARDWARE_TIERS)
    record ArchiveHardwareTier(@TargetAggregateIdentifier HardwareTierId tier) implements HardwareTierCommand {}
}
