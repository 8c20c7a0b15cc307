package almanac.storage.outbox;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps webhooks in a table, each with the id of the master key that opens it. */
@Component
class JdbcWebhookVault implements WebhookVault, UnderMasterKey {

    private static final List<String> SEALED = List.of("key_id", "url", "secret", "former_secret");

    private final JdbcOperations jdbc;
    private final MasterKey key;
    private final SealedTable table;

    JdbcWebhookVault(JdbcOperations jdbc, MasterKey key) {
        this.jdbc = jdbc;
        this.key = key;
        this.table = new SealedTable(jdbc, "webhook", "webhook_id", SEALED, JdbcWebhookVault::resealed);
    }

    private static Object[] resealed(ResultSet line, MasterKey former, MasterKey present) throws SQLException {
        Open open = opened(line, former, Instant.MIN);
        WebhookId webhook = new WebhookId(line.getString("webhook_id"));
        List<String> secrets = open.secrets().stream()
                .map(secret -> present.seal(secret, SealedWebhook.secretContext(webhook))
                        .box())
                .toList();
        return new Object[] {
            present.id(),
            present.seal(open.url(), SealedWebhook.urlContext(webhook)).box(),
            secrets.getFirst(),
            secrets.size() > 1 ? secrets.getLast() : null
        };
    }

    @Override
    public void keep(WebhookId webhook, SealedSecret url, SealedSecret secret) {
        jdbc.update(
                "insert into webhook (webhook_id, key_id, url, secret) values (?, ?, ?, ?)",
                webhook.value(),
                url.keyId(),
                url.box(),
                secret.box());
    }

    @Override
    public void replaceSecret(WebhookId webhook, SealedSecret secret, Instant formerUntil) {
        jdbc.update(
                "update webhook set former_secret = secret, former_until = ?, secret = ? where webhook_id = ?",
                formerUntil.atOffset(ZoneOffset.UTC),
                secret.box(),
                webhook.value());
    }

    @Override
    public void remove(WebhookId webhook) {
        jdbc.update("delete from webhook where webhook_id = ?", webhook.value());
    }

    @Override
    public Optional<Open> open(WebhookId webhook, Instant now) {
        return jdbc
                .query(
                        "select * from webhook where webhook_id = ?",
                        (line, n) -> opened(line, key, now),
                        webhook.value())
                .stream()
                .findFirst();
    }

    /** Opens the address, the secret, and the former secret if it is valid at that time. */
    private static Open opened(ResultSet line, MasterKey key, Instant now) throws SQLException {
        WebhookId webhook = new WebhookId(line.getString("webhook_id"));
        String keyId = Objects.requireNonNull(line.getString("key_id"));
        List<String> boxes = new ArrayList<>();
        boxes.add(line.getString("secret"));
        OffsetDateTime until = line.getObject("former_until", OffsetDateTime.class);
        if (until != null && now.isBefore(until.toInstant())) {
            boxes.add(line.getString("former_secret"));
        }
        return new Open(
                key.open(new SealedSecret(keyId, line.getString("url")), SealedWebhook.urlContext(webhook)),
                boxes.stream()
                        .map(box -> key.open(new SealedSecret(keyId, box), SealedWebhook.secretContext(webhook)))
                        .toList());
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
