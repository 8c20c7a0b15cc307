package almanac.hardwaretier.command;

import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Defines a hardware tier that jobs can run on. */
@Requires(Permission.MANAGE_HARDWARE_TIERS)
public record DefineHardwareTier(
        @TargetAggregateIdentifier HardwareTierId tier,
        String name,
        TierSpecification specification,
        Defaults defaults) {

    /** Defaults that the tier is to become; false leaves the present default as it is. */
    public record Defaults(boolean isDefault, boolean isDefaultForModelApi) {}
}
