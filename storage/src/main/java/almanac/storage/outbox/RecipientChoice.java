package almanac.storage.outbox;

import almanac.notification.event.Recipients;
import almanac.notification.event.WebhookTarget;
import almanac.secret.SealedSecret;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The recipients that a caller chooses, in place of those that there were.
 *
 * @param formerUntil until when a secret that is replaced goes on signing
 */
public record RecipientChoice(
        List<UserId> users, List<String> emails, List<SealedWebhook> webhooks, Instant formerUntil) {

    /** Tells whether a secret is replaced, which the log does not show. */
    public boolean replacesSecrets() {
        return webhooks.stream().anyMatch(webhook -> webhook.target() == null && webhook.secret() != null);
    }

    /** Keeps new webhooks and secrets, removes those that are no longer wanted, and returns what the log is told. */
    public Recipients keptIn(WebhookVault vault, Recipients known) {
        Map<WebhookId, WebhookTarget> left = new HashMap<>();
        known.webhooks().forEach(webhook -> left.put(webhook.id(), webhook));
        List<WebhookTarget> targets = webhooks.stream()
                .map(webhook ->
                        webhook.target() == null ? known(webhook, left, vault) : kept(webhook, webhook.target(), vault))
                .toList();
        left.keySet().forEach(vault::remove);
        return new Recipients(users, emails, targets);
    }

    private static WebhookTarget kept(SealedWebhook webhook, SealedWebhook.Target target, WebhookVault vault) {
        vault.keep(webhook.id(), target.url(), Objects.requireNonNull(webhook.secret()));
        return new WebhookTarget(webhook.id(), target.host());
    }

    private WebhookTarget known(SealedWebhook webhook, Map<WebhookId, WebhookTarget> left, WebhookVault vault) {
        WebhookTarget target = left.remove(webhook.id());
        if (target == null) {
            throw ErrorCode.WEBHOOK_NOT_FOUND.with(webhook.id());
        }
        SealedSecret secret = webhook.secret();
        if (secret != null) {
            vault.replaceSecret(webhook.id(), secret, formerUntil);
        }
        return target;
    }
}
