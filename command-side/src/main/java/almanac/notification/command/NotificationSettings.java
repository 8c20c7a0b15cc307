package almanac.notification.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.AccountDirectory;
import almanac.notification.command.NotificationSettingsCommand.ChooseAlertRecipients;
import almanac.notification.event.NotificationSettingsEvent;
import almanac.notification.event.NotificationSettingsEvent.AlertRecipientsChosen;
import almanac.notification.event.Recipients;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.storage.outbox.WebhookVault;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on the settings of notices, of which an installation has one set. */
@Aggregate
class NotificationSettings {

    @AggregateIdentifier
    private @Nullable String stream;

    private Recipients recipients = Recipients.NONE;

    NotificationSettings() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChooseAlertRecipients command, AccountDirectory directory, WebhookVault vault) {
        for (UserId user : command.choice().users()) {
            if (!directory.isUser(user)) {
                throw ErrorCode.USER_NOT_FOUND.with(user);
            }
        }
        Recipients chosen = command.choice().keptIn(vault, recipients);
        if (!chosen.equals(recipients) || command.choice().replacesSecrets()) {
            apply(new AlertRecipientsChosen(chosen));
        }
    }

    @EventSourcingHandler
    void evolve(AlertRecipientsChosen event) {
        stream = NotificationSettingsEvent.STREAM;
        recipients = event.recipients();
    }
}
