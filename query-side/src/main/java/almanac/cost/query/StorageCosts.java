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
 * Computes what files of datasets and artifacts cost, where storage has a price: a line for each dataset, or place of
 * artifacts, and day, out of the bytes that were stored from one change to the next. The price of a byte and millisecond is a decimal that is multiplied and
 * never rounded, so that parts add up.
 */
@Component
class StorageCosts implements CostSource {

    private static final int DIGITS = 40;

    private static final BigDecimal GIB_MONTH_MS = BigDecimal.valueOf(1L << 30)
            .multiply(CostQuestion.Sharing.DAYS_A_MONTH)
            .multiply(BigDecimal.valueOf(Duration.ofDays(1).toMillis()));

    private static final String LEVELS = """
            select kind, stored_id, project_id, bytes, greatest(at, :from) as began, least(next, :to) as ended
            from (
                select s.*, coalesce(lead(s.at) over (partition by s.kind, s.stored_id order by s.position), 'infinity') as next
                from (
                    select 'DATASET' as kind, l.dataset_id as stored_id, d.project_id, l.bytes, l.at, l.position
                    from dataset_level l join cost_dataset d on d.dataset_id = l.dataset_id
                    union all
                    select 'ARTIFACTS', root_id, project_id, bytes, at, position from cost_artifact_level) s
                where s.at < :to{condition}) levels
            where next > :from and bytes > 0
            order by kind, stored_id, began""";

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

    /** So many bytes of a dataset, or of artifacts, that were stored for a time. */
    private record Level(CostKind kind, String stored, String project, BigDecimal bytes, CostSpan span) {}

    private record StoredDay(CostKind kind, String stored, String project, LocalDate day) {}

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
        Map<StoredDay, CostLine> lines = new LinkedHashMap<>();
        List<Level> levels = levels(wanted);
        Map<String, Charges> charges =
                terms.chargesOf(levels.stream().map(Level::project).collect(Collectors.toSet()));
        for (Level level : levels) {
            if (lines.size() >= MOST_READ) {
                break;
            }
            for (CostSpan day : level.span().days()) {
                Charged to = charges.getOrDefault(level.project(), Charges.NONE)
                        .at(CostSpan.ofDay(day.day()).from());
                lines.merge(
                        new StoredDay(level.kind(), level.stored(), level.project(), day.day()),
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
                        CostKind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(row.getString("stored_id")),
                        Objects.requireNonNull(row.getString("project_id")),
                        CostSql.decimal(row, "bytes"),
                        new CostSpan(CostSql.instant(row, "began"), CostSql.instant(row, "ended"))));
    }

    private static String ofOwner(Wanted wanted) {
        return wanted.owner() == null
                ? ""
                : " and s.project_id in (select id from project_row where owner_id = :owner)";
    }

    private CostLine line(Level level, CostSpan day, Charged to) {
        Map<CostColumn, String> values = new HashMap<>(Map.of(
                CostColumn.KIND, level.kind().name(),
                CostColumn.WORKLOAD_ID, level.stored(),
                CostColumn.PROJECT_ID, level.project(),
                CostColumn.OWNER_ID, to.owner(),
                CostColumn.TAG, to.tag()));
        values.values().removeIf(String::isEmpty);
        BigDecimal byteMs = level.bytes().multiply(BigDecimal.valueOf(day.lengthMs()));
        return new CostLine(
                day,
                new CostKey(values),
                CostAmounts.stored(byteMs.multiply(dollarsPerByteMs)),
                CostUse.stored(byteMs, 1, day.from(), day.to()));
    }

    private static CostLine together(CostLine one, CostLine other) {
        CostUse use = one.use().plus(other.use());
        return new CostLine(
                new CostSpan(one.span().from(), other.span().to()),
                one.key(),
                one.amounts().plus(other.amounts()),
                CostUse.stored(use.byteMs(), 1, use.began(), use.ended()));
    }
}
