package almanac.notification.query;

import almanac.notification.event.Recipients;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import java.util.List;

/** The installation's settings of notices. */
public record NotificationSettingsV1(RecipientsV1 alertRecipients) {

    static final NotificationSettingsV1 DEFAULT = of(Recipients.NONE);

    /** The recipients of notices. */
    public record RecipientsV1(List<UserId> users, List<String> emails, List<WebhookV1> webhooks) {}

    /** A webhook, of whose address no more is shown than the host. */
    public record WebhookV1(WebhookId id, String host) {}

    static NotificationSettingsV1 of(Recipients recipients) {
        return new NotificationSettingsV1(new RecipientsV1(
                recipients.users(),
                recipients.emails(),
                recipients.webhooks().stream()
                        .map(webhook -> new WebhookV1(webhook.id(), webhook.host()))
                        .toList()));
    }
}
