package almanac.cost.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.cost.command.CostSettingsCommand.ConfigureCostExport;
import almanac.cost.command.CostSettingsCommand.KeepLicenseKey;
import almanac.cost.event.CostSettingsEvent;
import almanac.cost.event.CostSettingsEvent.CostExportConfigured;
import almanac.cost.event.CostSettingsEvent.LicenseKeyKept;
import almanac.storage.credential.CostSecretVault;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on what an installation is told about cost. It keeps secrets, and nothing here makes use of them. */
@Aggregate
class CostSettings {

    @AggregateIdentifier
    private @Nullable String stream;

    CostSettings() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ConfigureCostExport command, CostSecretVault vault) {
        vault.replace(command.secret());
        apply(new CostExportConfigured(command.export(), command.secret().id()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(KeepLicenseKey command, CostSecretVault vault) {
        vault.replace(command.secret());
        apply(new LicenseKeyKept(command.secret().id()));
    }

    @EventSourcingHandler
    void evolve(CostSettingsEvent event) {
        stream = CostSettingsEvent.STREAM;
    }
}
