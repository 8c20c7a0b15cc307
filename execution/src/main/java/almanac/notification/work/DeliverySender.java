package almanac.notification.work;

import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.event.DeliveryFailure;
import almanac.notification.query.NotificationQuery.GetMailAddress;
import almanac.person.PersonVault;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import almanac.storage.outbox.Addressee;
import almanac.storage.outbox.Addressee.Address;
import almanac.storage.outbox.Addressee.User;
import almanac.storage.outbox.Addressee.Webhook;
import almanac.storage.outbox.OutboxMessage;
import almanac.storage.outbox.WebhookVault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes one attempt to hand a notice over, to the address that its recipient has now. */
@Component
class DeliverySender {

    private static final Logger log = LoggerFactory.getLogger(DeliverySender.class);

    private final Mailer mailer;
    private final WebhookCaller webhooks;
    private final WebhookVault vault;
    private final PersonVault persons;
    private final MasterKey key;
    private final Dispatch dispatch;
    private final InstantSource clock;

    DeliverySender(
            Mailer mailer,
            WebhookCaller webhooks,
            WebhookVault vault,
            PersonVault persons,
            MasterKey key,
            Dispatch dispatch,
            InstantSource clock) {
        this.mailer = mailer;
        this.webhooks = webhooks;
        this.vault = vault;
        this.persons = persons;
        this.key = key;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    boolean canMail() {
        return mailer.isConfigured();
    }

    /** Attempts the delivery. A fault is a failed attempt like any other, so that it delays no other delivery. */
    DeliveryAttempt attempt(OutboxMessage delivery) {
        try {
            return switch (delivery.addressee()) {
                case User(UserId user) -> mail(delivery, addressOf(user));
                case Address(SealedSecret address) ->
                    mail(delivery, key.open(address, Addressee.context(delivery.id())));
                case Webhook(WebhookId webhook) -> {
                    Instant now = clock.instant();
                    yield vault.open(webhook, now)
                            .map(open -> webhooks.call(delivery.id().value(), open, body(delivery), now))
                            .orElseGet(() ->
                                    DeliveryAttempt.failed(DeliveryFailure.NO_ADDRESS, "the webhook was removed"));
                }
            };
        } catch (RuntimeException e) {
            log.error("Delivery {} cannot be attempted", delivery.id(), e);
            return DeliveryAttempt.failed(DeliveryFailure.UNREACHABLE, "it cannot be sent: the server's log says why");
        }
    }

    private @Nullable String addressOf(UserId user) {
        return dispatch.askAsSystem(new GetMailAddress(user), RequestId.next()).value();
    }

    private DeliveryAttempt mail(OutboxMessage delivery, @Nullable String address) {
        if (address == null) {
            return DeliveryAttempt.failed(DeliveryFailure.NO_ADDRESS, "the user has no mail address");
        }
        UserId by = delivery.content().by();
        return mailer.send(
                delivery.id().value(),
                address,
                delivery.content(),
                by == null ? null : persons.person(by).userName(),
                delivery.causedAt());
    }

    private static String body(OutboxMessage delivery) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", delivery.type());
        body.put("timestamp", delivery.causedAt().toString());
        body.put("data", delivery.content().data());
        return JsonMapper.shared().writeValueAsString(body);
    }
}
