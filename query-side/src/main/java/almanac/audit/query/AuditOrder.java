package almanac.audit.query;

import almanac.shared.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The sort keys of a list of events, the most significant first. Equal events are in the order of the log. */
public record AuditOrder(List<Key> keys) {

    /** The fields that events can be sorted by, each with its SQL expression. */
    enum Field {
        TIMESTAMP("timestamp", "a.at"),
        EVENT("event", "a.event"),
        ACTOR_ID("actorId", "a.actor_id"),
        ACTOR_NAME("actorName", "coalesce(actor.user_name, a.actor_id) collate \"C\""),
        TARGET_TYPE("targetType", "coalesce(a.target_type, '') collate \"C\""),
        TARGET_ID("targetId", "coalesce(a.target_id, '') collate \"C\""),
        TARGET_NAME("targetName", "coalesce(a.target_name, person.user_name, '') collate \"C\""),
        PROJECT_ID("withinProjectId", "coalesce(a.project_id, '') collate \"C\""),
        PROJECT_NAME("withinProjectName", "coalesce(a.project_name, '') collate \"C\"");

        private final String word;
        private final String sql;

        Field(String word, String sql) {
            this.word = word;
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        private static Field of(String word) {
            return Arrays.stream(values())
                    .filter(field -> field.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> ErrorCode.INVALID_VALUE.with("sort", "there is no field '%s'".formatted(word)));
        }
    }

    /** One sort key. */
    record Key(Field field, boolean isDescending) {

        private static Key of(String text) {
            boolean isDescending = text.startsWith("-");
            return new Key(Field.of(isDescending ? text.substring(1) : text), isDescending);
        }
    }

    /** Parses field names that are separated by commas; a minus sign before a name sorts it in descending order. */
    public static AuditOrder of(String text) {
        List<Key> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Key key = Key.of(part.strip());
            if (keys.stream().anyMatch(other -> other.field() == key.field())) {
                throw ErrorCode.INVALID_VALUE.with("sort", "'%s' is named twice".formatted(key.field().word));
            }
            keys.add(key);
        }
        return new AuditOrder(keys);
    }

    /** Tells whether the order depends on names of users, so that an erasure moves lines. */
    public boolean isByNamesOfPeople() {
        return keys.stream().map(Key::field).anyMatch(field -> field == Field.ACTOR_NAME || field == Field.TARGET_NAME);
    }

    /** Tells the log's direction. It follows the last key, so that each direction is the other reversed. */
    boolean isLogDescending() {
        return keys.getLast().isDescending();
    }
}
