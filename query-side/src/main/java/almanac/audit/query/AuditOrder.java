package almanac.audit.query;

import almanac.shared.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** By what a list of events is sorted, the first key before the second. Equal ones are in the order of the log. */
public record AuditOrder(List<Key> keys) {

    /** What events can be sorted by, with the expression that stands for it in the statement. */
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

    /** One thing to sort by. */
    record Key(Field field, boolean isDescending) {

        private static Key of(String text) {
            boolean isDescending = text.startsWith("-");
            return new Key(Field.of(isDescending ? text.substring(1) : text), isDescending);
        }
    }

    /** The fields with commas between, each with a minus sign before it to have the greatest first. */
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

    /** Whether an erasure moves lines to another place. */
    public boolean isByNamesOfPeople() {
        return keys.stream().map(Key::field).anyMatch(field -> field == Field.ACTOR_NAME || field == Field.TARGET_NAME);
    }

    /** The order of the log follows the last key, so that each direction is the other one reversed. */
    boolean isLogDescending() {
        return keys.getLast().isDescending();
    }
}
