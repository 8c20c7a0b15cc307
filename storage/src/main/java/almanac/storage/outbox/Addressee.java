package almanac.storage.outbox;

import almanac.secret.SealedSecret;
import almanac.shared.DeliveryId;
import almanac.shared.UserId;
import almanac.shared.WebhookId;

/** The recipient of a delivery. The mail address of a user is looked up when the mail is sent. */
public sealed interface Addressee {

    record User(UserId user) implements Addressee {}

    /**
     * A mail address that is no user's.
     *
     * @param sealed in the context that {@link #context} names
     */
    record Address(SealedSecret sealed) implements Addressee {}

    record Webhook(WebhookId webhook) implements Addressee {}

    static String context(DeliveryId delivery) {
        return "address of delivery " + delivery;
    }
}
