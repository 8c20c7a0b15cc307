package almanac.notification.work;

import almanac.notification.event.Channel;
import almanac.notification.event.WebhookTarget;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.secret.MasterKey;
import almanac.shared.AsyncProjection;
import almanac.shared.DeliveryId;
import almanac.shared.Sha256;
import almanac.shared.UserId;
import almanac.storage.outbox.Addressee;
import almanac.storage.outbox.Outbox;
import almanac.storage.outbox.OutboxMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts a delivery for each recipient of an event's notice into the outbox, in the transaction that stores how far it has
 * read the log: so every notice is put in once, however often the server ends in between. The id of a delivery follows
 * from the event and the recipient. An event that was long ago is not told of, when a log is imported.
 */
@Component
@ForRole(Role.QUERY)
@ProcessingGroup("notifications")
class WhenNoticedThenNotify implements AsyncProjection {

    static final Duration TOLD_FOR = Duration.ofDays(3);

    private static final int ID_DIGITS = 24;

    private final ObjectProvider<Notifier> notifiers;
    private final Outbox outbox;
    private final MasterKey key;
    private final InstantSource clock;

    WhenNoticedThenNotify(ObjectProvider<Notifier> notifiers, Outbox outbox, MasterKey key, InstantSource clock) {
        this.notifiers = notifiers;
        this.outbox = outbox;
        this.key = key;
        this.clock = clock;
    }

    /** Returns none: what is in the outbox is work, and a rebuild leaves it. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @EventHandler
    void react(EventMessage<?> event) {
        if (event.getTimestamp().isBefore(clock.instant().minus(TOLD_FOR))) {
            return;
        }
        notifiers.stream()
                .flatMap(notifier -> notifier.noticeOf(event).stream())
                .forEach(notice -> put(event, notice));
    }

    private void put(EventMessage<?> event, Notice notice) {
        for (UserId user : notice.recipients().users()) {
            put(event, notice, id(event, notice, Channel.MAIL, user.value()), _ -> new Addressee.User(user));
        }
        List<String> emails = notice.recipients().emails();
        for (int n = 0; n < emails.size(); n++) {
            String address = emails.get(n);
            put(
                    event,
                    notice,
                    id(event, notice, Channel.MAIL, String.valueOf(n)),
                    id -> new Addressee.Address(key.seal(address, Addressee.context(id))));
        }
        for (WebhookTarget webhook : notice.recipients().webhooks()) {
            put(
                    event,
                    notice,
                    id(event, notice, Channel.WEBHOOK, webhook.id().value()),
                    _ -> new Addressee.Webhook(webhook.id()));
        }
    }

    private void put(EventMessage<?> event, Notice notice, DeliveryId id, Function<DeliveryId, Addressee> addressee) {
        outbox.put(new OutboxMessage(
                id, event.getIdentifier(), event.getTimestamp(), notice.type(), addressee.apply(id), notice.content()));
    }

    /** Returns an id that tells nothing of an address, for the log keeps it. */
    private static DeliveryId id(EventMessage<?> event, Notice notice, Channel channel, String recipient) {
        String name = "%s/%s/%s"
                .formatted(Objects.requireNonNullElse(notice.key(), event.getIdentifier()), channel, recipient);
        return new DeliveryId(
                Sha256.of(name.getBytes(StandardCharsets.UTF_8)).value().substring(0, ID_DIGITS));
    }
}
