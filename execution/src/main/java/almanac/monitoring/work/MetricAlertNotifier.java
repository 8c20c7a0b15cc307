package almanac.monitoring.work;

import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.monitoring.event.MetricEvent.MetricAlertRaised;
import almanac.monitoring.query.AlertRecipients;
import almanac.monitoring.query.MonitoringQuery.GetAlertRecipients;
import almanac.notification.event.Recipients;
import almanac.notification.query.NotificationQuery.FindAlertRecipients;
import almanac.notification.work.Notice;
import almanac.notification.work.Notifier;
import almanac.shared.Actor;
import almanac.shared.UserId;
import almanac.storage.outbox.NoticeContent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells of alerts: the recipients of the model, or else those of the installation's settings, or else those of its
 * configuration.
 */
@Component
class MetricAlertNotifier implements Notifier {

    private static final int MOST_CONFIGURED = 50;

    private final Dispatch dispatch;
    private final Recipients configured;

    MetricAlertNotifier(Dispatch dispatch, @Value("${almanac.mail.alert-recipients:}") String configured) {
        this.dispatch = dispatch;
        List<String> emails = Arrays.stream(configured.split("[,;]"))
                .map(String::strip)
                .filter(email -> !email.isEmpty())
                .distinct()
                .toList();
        if (emails.size() > MOST_CONFIGURED) {
            throw new IllegalArgumentException("almanac.mail.alert-recipients: are more than " + MOST_CONFIGURED);
        }
        this.configured = new Recipients(List.of(), emails, List.of());
    }

    @Override
    public Optional<Notice> noticeOf(EventMessage<?> event) {
        return event.getPayload() instanceof MetricAlertRaised alert && !alert.quiet()
                ? noticeOf(alert, Actor.of(event.getMetaData()))
                : Optional.empty();
    }

    private Optional<Notice> noticeOf(MetricAlertRaised alert, String actor) {
        AlertRecipients model = dispatch.askAsSystem(new GetAlertRecipients(alert.model()), RequestId.next());
        Recipients recipients = recipientsOf(model);
        if (!recipients.hasAny()) {
            return Optional.empty();
        }
        String text = "%s of %s is %s. It should be %s.%s"
                .formatted(
                        alert.metric(),
                        model.name(),
                        alert.value(),
                        alert.range().inWords(),
                        alert.description() == null ? "" : "\n\n" + alert.description());
        return Optional.of(Notice.of(
                "metric.alert",
                recipients,
                new NoticeContent(
                        "%s of %s is out of range".formatted(alert.metric(), model.name()),
                        text,
                        "/api/almanac/v1/monitoredModels/%s/alerts".formatted(alert.model()),
                        actor.equals(Actor.SYSTEM) ? null : new UserId(actor),
                        data(alert, model.name()))));
    }

    private Recipients recipientsOf(AlertRecipients model) {
        if (model.recipients().hasAny()) {
            return model.recipients();
        }
        Recipients chosen = dispatch.askAsSystem(new FindAlertRecipients(), RequestId.next());
        return chosen.hasAny() ? chosen : configured;
    }

    private static Map<String, Object> data(MetricAlertRaised alert, String name) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("alertId", alert.alert());
        data.put("modelMonitoringId", alert.model());
        data.put("modelName", name);
        data.put("projectId", alert.project());
        data.put("metric", alert.metric());
        data.put("value", alert.value());
        data.put("targetRange", alert.range());
        if (alert.description() != null) {
            data.put("description", alert.description());
        }
        return data;
    }
}
