package almanac.storage.outbox;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.WebhookId;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that a caller chooses: a new one with its address and secret, or a known one with a new secret or none. Both
 * are encrypted on arrival: they travel and are kept so.
 *
 * @param target the host and the encrypted address; null for a known one
 * @param secret null when a known one keeps its own
 */
public record SealedWebhook(
        WebhookId id, @Nullable Target target, @Nullable SealedSecret secret) {

    public record Target(String host, SealedSecret url) {}

    public static SealedWebhook ofNew(WebhookId id, String host, String url, String secret, MasterKey key) {
        return new SealedWebhook(
                id, new Target(host, key.seal(url, urlContext(id))), key.seal(secret, secretContext(id)));
    }

    public static SealedWebhook ofKnown(WebhookId id, @Nullable String secret, MasterKey key) {
        return new SealedWebhook(id, null, secret == null ? null : key.seal(secret, secretContext(id)));
    }

    static String urlContext(WebhookId id) {
        return "url of webhook " + id;
    }

    static String secretContext(WebhookId id) {
        return "secret of webhook " + id;
    }
}
