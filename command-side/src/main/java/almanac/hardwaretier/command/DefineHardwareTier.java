package almanac.hardwaretier.command;

import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says what there is to run on. */
@Requires(Permission.MANAGE_HARDWARE_TIERS)
public record DefineHardwareTier(
        @TargetAggregateIdentifier HardwareTierId tier,
        String name,
        TierSpecification specification,
        Defaults defaults) {

    /** For what the tier is to be the default; where it is not to be, nothing is said of the one that is. */
    public record Defaults(boolean isDefault, boolean isDefaultForModelApi) {}
}
