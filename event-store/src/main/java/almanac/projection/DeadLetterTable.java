package almanac.projection;

import almanac.row.StreamedList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the dead letters as operators see them. */
@Component
class DeadLetterTable {

    private static final String LETTER = """
            select *, convert_from(payload, 'UTF8') as payload_text, convert_from(meta_data, 'UTF8') as meta_data_text,
                   coalesce((convert_from(diagnostics, 'UTF8')::json ->> 'attempts')::int, 0) as attempts
            from dead_letter_entry where processing_group = ?""";

    private static final String WITHOUT_EVENT = """
            select dead_letter_id, event_identifier, payload_type, cause_type, cause_message, aggregate_identifier,
                   sequence_number, time_stamp, enqueued_at, last_touched,
                   coalesce((convert_from(diagnostics, 'UTF8')::json ->> 'attempts')::int, 0) as attempts
            from dead_letter_entry where processing_group = ?""";

    /** The cause of a dead letter is a thousand characters at most. */
    private static final long LONGEST_WITHOUT_EVENT = 4_096;

    private final JdbcOperations jdbc;
    private final JsonMapper json;

    DeadLetterTable(JdbcOperations jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<DeadLetterV1> find(String feed, String letter) {
        return jdbc.query(LETTER + " and dead_letter_id = ?", (row, n) -> letter(row, true), feed, letter).stream()
                .findFirst();
    }

    /** Returns dead letters without their events, part by part. */
    List<DeadLetterV1> oldest(String feed, int offset, int limit) {
        List<String> letters = jdbc.queryForList("""
                select dead_letter_id from dead_letter_entry where processing_group = ?
                order by enqueued_at, sequence_identifier, sequence_index limit ? offset ?""", String.class, feed, limit, offset);
        return StreamedList.of(
                letters,
                some -> some.stream().collect(Collectors.toMap(Function.identity(), letter -> LONGEST_WITHOUT_EVENT)),
                some -> those(feed, some));
    }

    private List<DeadLetterV1> those(String feed, List<String> letters) {
        Map<String, DeadLetterV1> found = new HashMap<>();
        jdbc.query(
                WITHOUT_EVENT + " and dead_letter_id = any (?)",
                row -> {
                    DeadLetterV1 letter = letter(row, false);
                    found.put(letter.id(), letter);
                },
                feed,
                letters.toArray(String[]::new));
        return letters.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Returns first the streams that were tried longest ago. */
    List<String> streams(String feed, int most) {
        return jdbc.queryForList("""
                select sequence_identifier from dead_letter_entry where processing_group = ?
                group by sequence_identifier order by max(last_touched), sequence_identifier limit ?""", String.class, feed, most);
    }

    /** Keeps others from trying the stream until the transaction at hand has ended. */
    void hold(String feed, String stream) {
        jdbc.queryForList(
                "select 1 from dead_letter_entry where processing_group = ? and sequence_identifier = ? for update",
                feed,
                stream);
    }

    Optional<String> streamOf(String feed, String letter) {
        return jdbc
                .queryForList(
                        "select sequence_identifier from dead_letter_entry where processing_group = ? and dead_letter_id = ?",
                        String.class,
                        feed,
                        letter)
                .stream()
                .findFirst();
    }

    private DeadLetterV1 letter(ResultSet row, boolean inFull) throws SQLException {
        String type = row.getString("payload_type");
        String cause = row.getString("cause_type");
        return new DeadLetterV1(
                row.getString("dead_letter_id"),
                row.getString("event_identifier"),
                type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1),
                Objects.requireNonNullElse(row.getString("aggregate_identifier"), row.getString("event_identifier")),
                row.getLong("sequence_number"),
                Instant.parse(row.getString("time_stamp")),
                Instant.parse(row.getString("enqueued_at")),
                time(row.getString("last_touched")),
                row.getInt("attempts"),
                cause == null ? null : cause + ": " + row.getString("cause_message"),
                inFull ? tree(row.getString("payload_text")) : null,
                inFull ? tree(row.getString("meta_data_text")) : null);
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
