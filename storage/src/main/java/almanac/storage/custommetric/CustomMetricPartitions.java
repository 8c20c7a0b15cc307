package almanac.storage.custommetric;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes a partition of values for each month, ahead of time, and drops old ones. Values outside of all months are in a
 * partition of their own; those in it that belong to a month go along when its partition is made.
 */
@Component
public class CustomMetricPartitions {

    private static final int MONTHS_BACK = 24;
    private static final int MONTHS_AHEAD = 2;
    private static final String PREFIX = "metric_value_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{4})_(\\d{2})");

    private static final String EXISTING = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'metric_value'::regclass""";

    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;

    CustomMetricPartitions(JdbcOperations jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Makes those that are missing, the present month's first. */
    public void make(Instant now) {
        YearMonth present = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        Set<String> existing = Set.copyOf(existing());
        IntStream.concat(
                        IntStream.rangeClosed(0, MONTHS_AHEAD),
                        IntStream.rangeClosed(1, MONTHS_BACK).map(n -> -n))
                .mapToObj(present::plusMonths)
                .filter(month -> !existing.contains(name(month)))
                .forEach(month -> transaction.executeWithoutResult(status -> make(month)));
    }

    /** Makes it beside the others, and joins it to them: readers and writers are held up for a moment only. */
    private void make(YearMonth month) {
        String from = month.atDay(1).toString();
        String to = month.plusMonths(1).atDay(1).toString();
        String table = name(month);
        jdbc.execute("set local lock_timeout = '2s'");
        jdbc.execute("set local time zone 'UTC'");
        jdbc.execute("create table %s (like metric_value including all)".formatted(table));
        jdbc.execute("lock table metric_value_rest in access exclusive mode");
        jdbc.execute("""
                with moved as (
                    delete from metric_value_rest where at >= '%2$s' and at < '%3$s' returning at, value, series, tags, zone
                )
                insert into %1$s (at, value, series, tags, zone) select at, value, series, tags, zone from moved""".formatted(table, from, to));
        jdbc.execute("alter table metric_value attach partition %s for values from ('%s') to ('%s')"
                .formatted(table, from, to));
    }

    /** Drops the values from before then: whole months, and of the others line by line. */
    public void dropBefore(Instant end) {
        YearMonth first = YearMonth.from(end.atOffset(ZoneOffset.UTC));
        existing().stream()
                .filter(table -> NAME.matcher(table).matches() && table.compareTo(name(first)) < 0)
                .forEach(table -> transaction.executeWithoutResult(status -> {
                    jdbc.execute("set local lock_timeout = '2s'");
                    jdbc.execute("drop table " + table);
                }));
        jdbc.update("delete from metric_value_rest where at < ?", Timestamp.from(end));
    }

    private List<String> existing() {
        return jdbc.queryForList(EXISTING, String.class);
    }

    private static String name(YearMonth month) {
        return "%s%04d_%02d".formatted(PREFIX, month.getYear(), month.getMonthValue());
    }
}
