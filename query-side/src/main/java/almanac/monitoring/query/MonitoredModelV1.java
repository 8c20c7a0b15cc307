package almanac.monitoring.query;

import almanac.notification.event.Recipients;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A monitored model. */
public record MonitoredModelV1(
        MonitoredModelId id,
        String name,
        ProjectId projectId,
        @Nullable String modelType,
        @Nullable String modelApiId,
        ModelRecipientsV1 recipients,
        Instant createdAt) {

    /** The recipients of alerts about the model. */
    public record ModelRecipientsV1(List<UserId> users, List<String> emails, List<ModelWebhookV1> webhooks) {

        static ModelRecipientsV1 of(Recipients recipients) {
            return new ModelRecipientsV1(
                    recipients.users(),
                    recipients.emails(),
                    recipients.webhooks().stream()
                            .map(webhook -> new ModelWebhookV1(webhook.id(), webhook.host()))
                            .toList());
        }
    }

    /** A webhook, of whose address no more is shown than the host. */
    public record ModelWebhookV1(WebhookId id, String host) {}
}
