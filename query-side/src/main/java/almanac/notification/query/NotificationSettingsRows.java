package almanac.notification.query;

import almanac.notification.event.NotificationSettingsEvent;
import almanac.notification.event.Recipients;
import almanac.notification.query.NotificationQuery.FindAlertRecipients;
import almanac.notification.query.NotificationQuery.GetNotificationSettings;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.EventFacts;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the settings of notices, and answers the query for them. */
@Component
@ProcessingGroup("notification-settings")
class NotificationSettingsRows extends RowProjection<NotificationSettingsEvent, NotificationSettingsRow> {

    NotificationSettingsRows(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "notificationSettings",
                        NotificationSettingsEvent.class,
                        NotificationSettingsRow.class,
                        NotificationSettingsRow::new,
                        _ -> new GetNotificationSettings()));
    }

    @EventHandler
    void on(NotificationSettingsEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<NotificationSettingsV1> answer(GetNotificationSettings query) {
        return rows.find(NotificationSettingsEvent.STREAM)
                .map(row -> Versioned.of(row.toV1(), row))
                .orElseGet(() -> Versioned.withoutVersion(NotificationSettingsV1.DEFAULT));
    }

    @QueryHandler
    Recipients answer(FindAlertRecipients query) {
        return rows.find(NotificationSettingsEvent.STREAM)
                .map(NotificationSettingsRow::recipients)
                .orElse(Recipients.NONE);
    }
}
