package almanac.hardwaretier.command;

import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Archives a hardware tier: no more jobs run on it. */
@Requires(Permission.MANAGE_HARDWARE_TIERS)
public record ArchiveHardwareTier(@TargetAggregateIdentifier HardwareTierId tier) implements HardwareTierCommand {}
