package almanac.notification.command;

import almanac.notification.event.NotificationSettingsEvent;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.storage.outbox.RecipientChoice;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about the installation's settings of notices. */
public sealed interface NotificationSettingsCommand {

    /** Chooses the recipients of alerts about models that have none of their own. */
    @Requires(Permission.OPERATE)
    record ChooseAlertRecipients(RecipientChoice choice) implements NotificationSettingsCommand {

        @TargetAggregateIdentifier
        public String stream() {
            return NotificationSettingsEvent.STREAM;
        }
    }
}
