package almanac.audit.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Builds the SQL statements that find audit events. Only the requested conditions are part of them, so that each uses
 * the index that fits. Users are joined only where their names are sort keys.
 */
final class AuditSearch {

    private static final String FROM = """
            from audit_event a
            left join person actor on actor.user_id = a.actor_id
            left join person on person.user_id = a.target_id
            """;

    /** The maximum number of lines that are counted. */
    static final int MOST_COUNTED = 10_000;

    private final List<String> conditions = new ArrayList<>();
    private final MapSqlParameterSource parameters = new MapSqlParameterSource();
    private final AuditOrder order;

    AuditSearch(AuditFilter filter, AuditOrder order, AuditNames names) {
        this.order = order;
        from(filter.start());
        until(filter.end());
        equal("a.event", "event", filter.event());
        equal("a.actor_id", "actorId", filter.actorId());
        equal("a.target_type", "targetType", filter.targetType());
        equal("a.target_id", "targetId", filter.targetId());
        equal("a.project_id", "projectId", filter.projectId());
        equal("a.project_name", "projectName", filter.projectName());
        if (filter.actorName() != null) {
            condition("a.actor_id = any (:actors)", "actors", names.shownAs(filter.actorName()));
        }
        if (filter.targetName() != null) {
            parameters.addValue("targets", names.shownAs(filter.targetName()));
            condition(
                    "(a.target_name = :targetName or a.target_id = any (:targets))", "targetName", filter.targetName());
        }
    }

    private void from(@Nullable Instant start) {
        if (start != null) {
            condition("a.at >= :start", "start", start.atOffset(ZoneOffset.UTC));
        }
    }

    private void until(@Nullable Instant end) {
        if (end != null) {
            condition("a.at <= :end", "end", end.atOffset(ZoneOffset.UTC));
        }
    }

    private void equal(String column, String name, @Nullable String value) {
        if (value != null) {
            condition(column + " = :" + name, name, value);
        }
    }

    private void condition(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.addValue(name, value);
    }

    /**
     * Leaves out all lines up to a given line.
     *
     * @param place the line's values of the sort keys
     */
    void after(List<Object> place, long position) {
        for (int n = 0; n < place.size(); n++) {
            parameters.addValue("key" + n, place.get(n));
        }
        parameters.addValue("position", position);
        AuditOrder.Key first = order.keys().getFirst();
        // implied by the next condition, and repeated so that the index is used
        conditions.add("%s %s= :key0".formatted(first.field().sql(), beyond(first.isDescending())));
        conditions.add(after(0));
    }

    private String after(int n) {
        if (n == order.keys().size()) {
            return "a.position %s :position".formatted(beyond(order.isLogDescending()));
        }
        AuditOrder.Key key = order.keys().get(n);
        String sql = key.field().sql();
        return "(%1$s %2$s :key%3$d or (%1$s = :key%3$d and %4$s))"
                .formatted(sql, beyond(key.isDescending()), n, after(n + 1));
    }

    private static String beyond(boolean isDescending) {
        return isDescending ? "<" : ">";
    }

    /** Returns the statement for the positions of the lines of a page, in order. */
    String page() {
        return "select a.position " + FROM + where() + orderBy() + " limit :limit offset :offset";
    }

    /** Returns the statement that counts up to {@link #MOST_COUNTED} lines: its cost must not grow with the log. */
    String count() {
        return "select count(*) from (select " + FROM + where() + " limit " + MOST_COUNTED + ") counted";
    }

    /** Returns the statement for a line's values of the sort keys. */
    String place() {
        return "select "
                + order.keys().stream().map(key -> key.field().sql()).collect(Collectors.joining(", "))
                + " " + FROM + "where a.position = :position";
    }

    MapSqlParameterSource parameters() {
        return parameters;
    }

    private String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    private String orderBy() {
        return order.keys().stream()
                .map(key -> key.field().sql() + direction(key.isDescending()))
                .collect(Collectors.joining(", ", " order by ", ", a.position" + direction(order.isLogDescending())));
    }

    private static String direction(boolean isDescending) {
        return isDescending ? " desc" : "";
    }
}
