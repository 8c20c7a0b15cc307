package almanac.notification.query;

import almanac.notification.event.Channel;
import almanac.shared.DeliveryId;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one recipient; neither its content nor the recipient's address is shown.
 *
 * @param cause the id of the event that it is about
 * @param userId the recipient, if a user
 * @param webhookId the recipient, if a webhook
 * @param nextAttemptAt null when none is to come
 * @param trouble the reason for which it waits, or was given up
 */
public record DeliveryV1(
        DeliveryId id,
        String type,
        Channel channel,
        DeliveryState state,
        String cause,
        Instant causedAt,
        @Nullable UserId userId,
        @Nullable WebhookId webhookId,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt,
        @Nullable String trouble) {}
