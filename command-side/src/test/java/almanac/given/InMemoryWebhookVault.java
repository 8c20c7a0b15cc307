package almanac.given;

import almanac.secret.SealedSecret;
import almanac.shared.WebhookId;
import almanac.storage.outbox.WebhookVault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps webhooks in memory, sealed as they come. */
public final class InMemoryWebhookVault implements WebhookVault {

    private final Map<WebhookId, List<String>> secrets = new HashMap<>();

    /** Returns the sealed secrets of each webhook, the first one first. */
    public Map<WebhookId, List<String>> secrets() {
        return Map.copyOf(secrets);
    }

    @Override
    public void keep(WebhookId webhook, SealedSecret url, SealedSecret secret) {
        secrets.put(webhook, new ArrayList<>(List.of(secret.box())));
    }

    @Override
    public void replaceSecret(WebhookId webhook, SealedSecret secret, Instant formerUntil) {
        secrets.computeIfAbsent(webhook, _ -> new ArrayList<>()).add(secret.box());
    }

    @Override
    public void remove(WebhookId webhook) {
        secrets.remove(webhook);
    }

    @Override
    public Optional<Open> open(WebhookId webhook, Instant now) {
        return Optional.empty();
    }
}
