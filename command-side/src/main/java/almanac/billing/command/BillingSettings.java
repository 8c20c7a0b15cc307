package almanac.billing.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.billing.command.BillingSettingsCommand.ChooseBillingSettings;
import almanac.billing.event.BillingMode;
import almanac.billing.event.BillingSettingsEvent;
import almanac.billing.event.BillingSettingsEvent.BillingModeChosen;
import almanac.billing.event.BillingSettingsEvent.BillingNotificationsChosen;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on the settings of billing tags, of which an installation has one set. */
@Aggregate
class BillingSettings {

    @AggregateIdentifier
    private @Nullable String stream;

    /** Null until a mode is chosen: the first choice is an event, even if it is the default. */
    private @Nullable BillingMode mode;

    /** Null until it is chosen. */
    private @Nullable Boolean notifications;

    BillingSettings() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChooseBillingSettings command) {
        if (command.mode() != null && command.mode() != mode) {
            apply(new BillingModeChosen(command.mode()));
        }
        if (command.notifications() != null && !command.notifications().equals(notifications)) {
            apply(new BillingNotificationsChosen(command.notifications()));
        }
    }

    @EventSourcingHandler
    void evolve(BillingModeChosen event) {
        stream = BillingSettingsEvent.STREAM;
        mode = event.mode();
    }

    @EventSourcingHandler
    void evolve(BillingNotificationsChosen event) {
        stream = BillingSettingsEvent.STREAM;
        notifications = event.on();
    }
}
