package almanac.cost.query;

import almanac.cost.query.CostSource.Wanted;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts of the statements that read ledgers. An empty text stands for a value that a line does not have. */
final class CostSql {

    /** Columns of which a report's entries show the value where it is the same for all their lines. */
    static final Set<CostColumn> SHOWN = EnumSet.of(
            CostColumn.KIND,
            CostColumn.WORKLOAD_ID,
            CostColumn.PROJECT_ID,
            CostColumn.OWNER_ID,
            CostColumn.STARTER_ID,
            CostColumn.TIER_ID);

    private CostSql() {}

    /** Returns the columns to select: those that lines are told apart by, and those that are shown. */
    static String columns(Set<CostColumn> grouped) {
        return all(grouped).stream()
                .map(column -> grouped.contains(column)
                        ? column.sql()
                        : "case when min(%1$s) = max(%1$s) then min(%1$s) else '*' end as %1$s".formatted(column.sql()))
                .collect(Collectors.joining(", "));
    }

    static Set<CostColumn> all(Set<CostColumn> grouped) {
        EnumSet<CostColumn> all = EnumSet.copyOf(SHOWN);
        all.addAll(grouped);
        return all;
    }

    /** Returns the columns to group by, with a comma before each. */
    static String grouping(Set<CostColumn> grouped) {
        return grouped.stream().sorted().map(column -> ", " + column.sql()).collect(Collectors.joining());
    }

    static String ofOwner(Wanted wanted) {
        return wanted.owner() == null ? "" : " and project_id in (select id from project_row where owner_id = :owner)";
    }

    static String known(Wanted wanted) {
        return wanted.position() == null ? "" : " and position <= :position";
    }

    static CostKey key(ResultSet row, Set<CostColumn> columns) throws SQLException {
        Map<CostColumn, String> values = new EnumMap<>(CostColumn.class);
        for (CostColumn column : columns) {
            String value = Objects.requireNonNull(row.getString(column.sql()));
            if (!value.isEmpty()) {
                values.put(column, value);
            }
        }
        return new CostKey(values);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getBigDecimal(column));
    }
}
