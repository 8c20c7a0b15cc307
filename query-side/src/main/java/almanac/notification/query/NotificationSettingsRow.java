package almanac.notification.query;

import almanac.notification.event.NotificationSettingsEvent;
import almanac.notification.event.NotificationSettingsEvent.AlertRecipientsChosen;
import almanac.notification.event.Recipients;
import almanac.row.Row;
import almanac.shared.EventFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The settings of notices, as soon as they were chosen. */
@Entity
@Table(name = "notification_settings_row")
class NotificationSettingsRow extends Row<NotificationSettingsEvent> {

    @JdbcTypeCode(SqlTypes.JSON)
    private Recipients recipients = Recipients.NONE;

    @Override
    protected void apply(NotificationSettingsEvent event, EventFacts facts) {
        recipients = switch (event) {
            case AlertRecipientsChosen e -> e.recipients();
        };
    }

    NotificationSettingsV1 toV1() {
        return NotificationSettingsV1.of(recipients);
    }

    Recipients recipients() {
        return recipients;
    }
}
