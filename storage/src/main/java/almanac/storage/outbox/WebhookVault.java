package almanac.storage.outbox;

import almanac.secret.SealedSecret;
import almanac.shared.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the encrypted addresses and secrets of webhooks. Works in the caller's transaction. */
public interface WebhookVault {

    /**
     * A webhook in clear, only for its call.
     *
     * @param secrets the present one first; a former one signs as well until it lapses
     */
    record Open(String url, List<String> secrets) {

        @Override
        public String toString() {
            return "a webhook";
        }
    }

    /** Keeps a new webhook. */
    void keep(WebhookId webhook, SealedSecret url, SealedSecret secret);

    /** Replaces the secret; the former one is valid beside it until then. */
    void replaceSecret(WebhookId webhook, SealedSecret secret, Instant formerUntil);

    void remove(WebhookId webhook);

    /** Opens the webhook. Empty when it was removed, or kept elsewhere: an import brings none. */
    Optional<Open> open(WebhookId webhook, Instant now);
}
