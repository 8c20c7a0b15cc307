package almanac.notification.query;

import almanac.notification.event.Channel;
import almanac.notification.query.NotificationQuery.GetDelivery;
import almanac.notification.query.NotificationQuery.GetMailAddress;
import almanac.notification.query.NotificationQuery.ListDeliveries;
import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.row.Page;
import almanac.shared.DeliveryId;
import almanac.shared.EncryptedText;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries about deliveries, from the outbox itself. */
@Component
class Deliveries {

    private final JdbcOperations jdbc;
    private final PersonVault persons;

    Deliveries(JdbcOperations jdbc, PersonVault persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    @QueryHandler
    Page<DeliveryV1> answer(ListDeliveries query) {
        String where = query.state() == null ? "" : "where state = ? ";
        Object[] state = query.state() == null
                ? new Object[0]
                : new Object[] {query.state().name()};
        Long total = jdbc.queryForObject("select count(*) from delivery " + where, Long.class, state);
        List<DeliveryV1> deliveries = jdbc.query(
                "select * from delivery " + where
                        + "order by caused_at desc, id limit %d offset %d"
                                .formatted(
                                        query.window().limit(), query.window().offset()),
                (row, n) -> delivery(row),
                state);
        return new Page<>(deliveries, total == null ? 0 : total);
    }

    @QueryHandler
    DeliveryV1 answer(GetDelivery query) {
        return jdbc
                .query(
                        "select * from delivery where id = ?",
                        (row, n) -> delivery(row),
                        query.delivery().value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.DELIVERY_NOT_FOUND.with(query.delivery()));
    }

    private static DeliveryV1 delivery(ResultSet row) throws SQLException {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        String user = row.getString("user_id");
        String webhook = row.getString("webhook_id");
        return new DeliveryV1(
                new DeliveryId(row.getString("id")),
                row.getString("type"),
                Channel.valueOf(row.getString("channel")),
                state,
                row.getString("cause"),
                row.getObject("caused_at", OffsetDateTime.class).toInstant(),
                user == null ? null : new UserId(user),
                webhook == null ? null : new WebhookId(webhook),
                row.getInt("attempts"),
                state == DeliveryState.WAITING ? instant(row, "next_at") : null,
                instant(row, "ended_at"),
                row.getString("trouble"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @QueryHandler
    MailAddress answer(GetMailAddress query) {
        Person person = persons.person(query.user());
        return person.isErased()
                ? new MailAddress(null)
                : jdbc
                        .queryForList(
                                "select email from user_row where id = ? and not disabled and email is not null",
                                String.class,
                                query.user().value())
                        .stream()
                        .findFirst()
                        .map(email -> new MailAddress(person.open(new EncryptedText(email))))
                        .orElseGet(() -> new MailAddress(null));
    }
}
