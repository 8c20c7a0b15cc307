package almanac.hardwaretier.command;

import almanac.hardwaretier.command.DefineHardwareTier.Defaults;
import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces the definition of a hardware tier. */
@Requires(Permission.MANAGE_HARDWARE_TIERS)
public record RedefineHardwareTier(
        @TargetAggregateIdentifier HardwareTierId tier,
        String name,
        TierSpecification specification,
        Defaults defaults,
        boolean isArchived)
        implements HardwareTierCommand {}
