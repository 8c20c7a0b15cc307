package almanac.storage.outbox;

import almanac.notification.event.Channel;
import almanac.shared.DeliveryId;
import java.time.Instant;

/**
 * A notice on its way to one recipient.
 *
 * @param cause the id of the event that it is about
 * @param type of the notice, such as {@code metric.alert}
 */
public record OutboxMessage(
        DeliveryId id, String cause, Instant causedAt, String type, Addressee addressee, NoticeContent content) {

    public Channel channel() {
        return addressee instanceof Addressee.Webhook ? Channel.WEBHOOK : Channel.MAIL;
    }
}
