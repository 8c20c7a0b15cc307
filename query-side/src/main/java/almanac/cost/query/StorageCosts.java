package almanac.cost.query;

import almanac.cost.query.CostTerms.Charged;
import almanac.cost.query.CostTerms.Charges;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Computes what the files of datasets cost, where storage has a price: a line for each dataset and day, out of the bytes
 * that were stored from one change to the next. The price of a byte and millisecond is a decimal that is multiplied and
 * never rounded, so that parts add up.
 */
@Component
class StorageCosts implements CostSource {

    private static final int DIGITS = 40;

    private static final BigDecimal GIB_MONTH_MS = BigDecimal.valueOf(1L << 30)
            .multiply(CostQuestion.Sharing.DAYS_A_MONTH)
            .multiply(BigDecimal.valueOf(Duration.ofDays(1).toMillis()));

    private static final String LEVELS = """
            select dataset_id, project_id, bytes, greatest(at, :from) as began, least(next, :to) as ended
            from (
                select l.dataset_id, d.project_id, l.bytes, l.at,
                    coalesce(lead(l.at) over (partition by l.dataset_id order by l.position), 'infinity') as next
                from dataset_level l join cost_dataset d on d.dataset_id = l.dataset_id
                where l.at < :to{condition}) levels
            where next > :from and bytes > 0
            order by dataset_id, began""";

    private final NamedParameterJdbcOperations jdbc;
    private final CostTerms terms;
    private final BigDecimal dollarsPerByteMs;

    StorageCosts(
            NamedParameterJdbcOperations jdbc,
            CostTerms terms,
            @Value("${almanac.cost.storage-per-gib-month:0}") BigDecimal dollarsPerGibMonth) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.dollarsPerByteMs = dollarsPerGibMonth.divide(GIB_MONTH_MS, DIGITS, RoundingMode.HALF_EVEN);
    }

    /** So many bytes of a dataset that were stored for a time. */
    private record Level(String dataset, String project, BigDecimal bytes, CostSpan span) {}

    private record DatasetDay(String dataset, String project, LocalDate day) {}

    void add(DatasetCreated event) {
        jdbc.update(
                "insert into cost_dataset (dataset_id, project_id) values (:dataset, :project) on conflict do nothing",
                new MapSqlParameterSource("dataset", event.dataset().value())
                        .addValue(
                                "project",
                                event.project() == null ? "" : event.project().value()));
    }

    @Override
    public List<CostLine> lines(Wanted wanted, Set<CostColumn> columns) {
        if (dollarsPerByteMs.signum() == 0 || wanted.window().lengthMs() == 0) {
            return List.of();
        }
        Map<DatasetDay, CostLine> lines = new LinkedHashMap<>();
        List<Level> levels = levels(wanted);
        Map<String, Charges> charges =
                terms.chargesOf(levels.stream().map(Level::project).collect(Collectors.toSet()));
        for (Level level : levels) {
            for (CostSpan day : level.span().days()) {
                Charged to = charges.getOrDefault(level.project(), Charges.NONE)
                        .at(CostSpan.ofDay(day.day()).from());
                lines.merge(
                        new DatasetDay(level.dataset(), level.project(), day.day()),
                        line(level, day, to),
                        StorageCosts::together);
            }
        }
        return List.copyOf(lines.values());
    }

    private List<Level> levels(Wanted wanted) {
        return jdbc.query(
                LEVELS.replace("{condition}", CostSql.known(wanted) + ofOwner(wanted)),
                new MapSqlParameterSource()
                        .addValue("from", CostTerms.at(wanted.window().from()))
                        .addValue("to", CostTerms.at(wanted.window().to()))
                        .addValue("position", wanted.position())
                        .addValue(
                                "owner",
                                wanted.owner() == null ? null : wanted.owner().value()),
                (row, n) -> new Level(
                        Objects.requireNonNull(row.getString("dataset_id")),
                        Objects.requireNonNull(row.getString("project_id")),
                        CostSql.decimal(row, "bytes"),
                        new CostSpan(CostSql.instant(row, "began"), CostSql.instant(row, "ended"))));
    }

    private static String ofOwner(Wanted wanted) {
        return wanted.owner() == null
                ? ""
                : " and d.project_id in (select id from project_row where owner_id = :owner)";
    }

    private CostLine line(Level level, CostSpan day, Charged to) {
        Map<CostColumn, String> values = new HashMap<>(Map.of(
                CostColumn.KIND, CostKind.DATASET.name(),
                CostColumn.WORKLOAD_ID, level.dataset(),
                CostColumn.PROJECT_ID, level.project(),
                CostColumn.OWNER_ID, to.owner(),
                CostColumn.TAG, to.tag()));
        values.values().removeIf(String::isEmpty);
        BigDecimal byteMs = level.bytes().multiply(BigDecimal.valueOf(day.lengthMs()));
        return new CostLine(
                day,
                new CostKey(values),
                CostAmounts.stored(byteMs.multiply(dollarsPerByteMs)),
                new CostUse(BigDecimal.ZERO, BigDecimal.ZERO, byteMs, 1, day.from(), day.to()));
    }

    private static CostLine together(CostLine one, CostLine other) {
        CostUse use = one.use().plus(other.use());
        return new CostLine(
                new CostSpan(one.span().from(), other.span().to()),
                one.key(),
                one.amounts().plus(other.amounts()),
                new CostUse(use.coreMs(), use.gpuMs(), use.byteMs(), 1, use.began(), use.ended()));
    }
}
