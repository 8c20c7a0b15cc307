package almanac.cost.command;

import almanac.cost.event.CostExport;
import almanac.cost.event.CostSettingsEvent;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.storage.credential.SealedCostSecret;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about what an installation is told about cost. */
public sealed interface CostSettingsCommand {

    SealedCostSecret secret();

    @TargetAggregateIdentifier
    default String stream() {
        return CostSettingsEvent.STREAM;
    }

    @Requires(Permission.CONFIGURE_COST)
    record ConfigureCostExport(CostExport export, SealedCostSecret secret) implements CostSettingsCommand {}

    @Requires(Permission.CONFIGURE_COST)
    record KeepLicenseKey(SealedCostSecret secret) implements CostSettingsCommand {}
}
