package almanac.storage.outbox;

import almanac.notification.event.Channel;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.DeliveryId;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import almanac.storage.outbox.Addressee.Address;
import almanac.storage.outbox.Addressee.User;
import almanac.storage.outbox.Addressee.Webhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps deliveries in a table, from which several servers take them in turns. */
@Component
class JdbcOutbox implements Outbox, UnderMasterKey {

    private static final String PUT = """
            insert into delivery (
                id, cause, caused_at, type, channel, user_id, webhook_id, key_id, address, content, state, attempts,
                since, next_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?
            where not exists (select 1 from domain_event where aggregate_identifier = ?)
            on conflict (id) do nothing""";

    private final JdbcOperations jdbc;
    private final SealedTable table;

    JdbcOutbox(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.table = new SealedTable(jdbc, "delivery", "id", List.of("key_id", "address"), JdbcOutbox::resealed);
    }

    @Override
    public void put(OutboxMessage delivery) {
        SealedSecret sealed = delivery.addressee() instanceof Address address ? address.sealed() : null;
        jdbc.update(
                PUT,
                delivery.id().value(),
                delivery.cause(),
                time(delivery.causedAt()),
                delivery.type(),
                delivery.channel().name(),
                delivery.addressee() instanceof User user ? user.user().value() : null,
                delivery.addressee() instanceof Webhook webhook
                        ? webhook.webhook().value()
                        : null,
                sealed == null ? null : sealed.keyId(),
                sealed == null ? null : sealed.box(),
                JsonMapper.shared().writeValueAsString(delivery.content()),
                time(delivery.causedAt()),
                time(delivery.causedAt()),
                delivery.id().stream());
    }

    @Override
    public boolean isAnyDue(Instant now) {
        return !jdbc.queryForList(
                        "select 1 from delivery where state = 'WAITING' and next_at <= ? limit 1",
                        Integer.class,
                        time(now))
                .isEmpty();
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return jdbc.query(
                "select * from delivery where state = 'WAITING' and next_at <= ? order by next_at, id limit ?",
                (row, n) -> new Due(
                        delivery(row),
                        row.getInt("attempts"),
                        row.getObject("since", OffsetDateTime.class).toInstant()),
                time(now),
                most);
    }

    private static OutboxMessage delivery(ResultSet row) throws SQLException {
        return new OutboxMessage(
                new DeliveryId(row.getString("id")),
                row.getString("cause"),
                row.getObject("caused_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                addressee(row),
                JsonMapper.shared().readValue(row.getString("content"), NoticeContent.class));
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        String user = row.getString("user_id");
        if (user != null) {
            return new User(new UserId(user));
        }
        String webhook = row.getString("webhook_id");
        return webhook == null
                ? new Address(new SealedSecret(
                        Objects.requireNonNull(row.getString("key_id")),
                        Objects.requireNonNull(row.getString("address"))))
                : new Webhook(new WebhookId(webhook));
    }

    @Override
    public void hold(Channel channel, Instant now, Instant until, String reason) {
        jdbc.update("""
                update delivery set next_at = ?, trouble = ?
                where state = 'WAITING' and channel = ? and next_at <= ?""", time(until), reason, channel.name(), time(now));
    }

    @Override
    public void postpone(DeliveryId delivery, Instant until, String reason) {
        jdbc.update("""
                update delivery set attempts = attempts + 1, next_at = ?, trouble = ?
                where id = ? and state = 'WAITING'""", time(until), reason, delivery.value());
    }

    @Override
    public void deliver(DeliveryId delivery, Instant at) {
        jdbc.update("""
                update delivery set state = 'DELIVERED', attempts = attempts + 1, ended_at = ?, trouble = null
                where id = ?""", time(at), delivery.value());
    }

    @Override
    public void fail(DeliveryId delivery, Instant at, String reason) {
        jdbc.update("""
                update delivery set state = 'FAILED', attempts = attempts + 1, ended_at = ?, trouble = ?
                where id = ?""", time(at), reason, delivery.value());
    }

    @Override
    public boolean retry(DeliveryId delivery, Instant now) {
        return jdbc.update("""
                        update delivery set state = 'WAITING', attempts = 0, since = ?, next_at = ?, ended_at = null
                        where id = ?""", time(now), time(now), delivery.value()) == 1;
    }

    @Override
    public void deleteEndedBefore(Instant time) {
        jdbc.update("delete from delivery where state <> 'WAITING' and ended_at < ?", time(time));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Object[] resealed(ResultSet line, MasterKey former, MasterKey present) throws SQLException {
        if (!(addressee(line) instanceof Address address)) {
            return new Object[] {null, null};
        }
        String context = Addressee.context(new DeliveryId(line.getString("id")));
        SealedSecret again = present.seal(former.open(address.sealed(), context), context);
        return new Object[] {again.keyId(), again.box()};
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
