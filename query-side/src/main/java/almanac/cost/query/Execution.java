package almanac.cost.query;

import almanac.cost.query.CostTerms.Charged;
import almanac.cost.query.CostTerms.Charges;
import almanac.cost.query.CostTerms.Price;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job or session, as cost knows it.
 *
 * @param columns those of its lines that are the same on each day
 * @param began null while it waits
 */
record Execution(
        Map<CostColumn, String> columns,
        Instant queuedAt,
        @Nullable Instant began,
        boolean isEnded,
        Price price) {

    static Execution of(ResultSet row) throws SQLException {
        Map<CostColumn, String> columns = new EnumMap<>(CostColumn.class);
        for (CostColumn column : CostColumn.values()) {
            if (column != CostColumn.OWNER_ID && column != CostColumn.TAG) {
                columns.put(column, Objects.requireNonNull(row.getString(column.sql())));
            }
        }
        OffsetDateTime began = row.getObject("began", OffsetDateTime.class);
        return new Execution(
                columns,
                Objects.requireNonNull(row.getObject("queued_at", OffsetDateTime.class))
                        .toInstant(),
                began == null ? null : began.toInstant(),
                row.getObject("ended") != null,
                Price.of(row));
    }

    String tier() {
        return Objects.requireNonNull(columns.get(CostColumn.TIER_ID));
    }

    String project() {
        return Objects.requireNonNull(columns.get(CostColumn.PROJECT_ID));
    }

    /**
     * Returns its lines up to a time, each with what its project was charged to at the line's beginning.
     *
     * @param usedCoreMs cores that it kept busy in all, times milliseconds; null when that is not known
     */
    List<CostLine> lines(Instant until, @Nullable BigDecimal usedCoreMs, Charges charges) {
        CostSpan run = new CostSpan(Objects.requireNonNull(began), until);
        return price.rate().lines(run, usedCoreMs, day -> key(charges.at(day.from())));
    }

    private CostKey key(Charged charged) {
        Map<CostColumn, String> all = new EnumMap<>(columns);
        all.put(CostColumn.OWNER_ID, charged.owner());
        all.put(CostColumn.TAG, charged.tag());
        all.values().removeIf(String::isEmpty);
        return new CostKey(all);
    }
}
