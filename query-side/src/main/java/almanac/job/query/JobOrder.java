package almanac.job.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which jobs are listed; jobs without a value are last.
 *
 * @param statistic the statistic to sort by; used with {@link Field#DOMINO_STATS_FIELD} only
 */
public record JobOrder(
        Field field, boolean ascending, @Nullable String statistic) {

    private static final String NUMBER = "r.number";

    private static final String WITH_STATISTIC = """

            left join lateral (
                select s ->> 'value' as value from jsonb_array_elements(r.result -> 'statistics') s
                where s ->> 'name' = :statistic limit 1) s on true""";

    /** The members that jobs are sorted by. */
    public enum Field {
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("title")
        TITLE,
        @JsonProperty("command")
        COMMAND,
        @JsonProperty("startedTime")
        STARTED_TIME,
        @JsonProperty("duration")
        DURATION,
        @JsonProperty("status")
        STATUS,
        @JsonProperty("user")
        USER,
        @JsonProperty("commentCount")
        COMMENT_COUNT,
        @JsonProperty("dominoStatsField")
        DOMINO_STATS_FIELD
    }

    /** Returns the SQL joins to the row {@code r}. */
    String joins() {
        if (field == Field.USER) {
            return " left join person p on p.user_id = r.started_by_id";
        }
        return sortsByStatistic() ? WITH_STATISTIC : "";
    }

    Map<String, Object> parameters() {
        return sortsByStatistic() ? Map.of("statistic", String.valueOf(statistic)) : Map.of();
    }

    /** Returns the sort keys. Numbers sort as numbers, before other texts; the job's number is the last or only key. */
    String columns() {
        String direction = ascending ? " asc nulls last" : " desc nulls last";
        String number = NUMBER + (ascending ? " asc" : " desc");
        List<String> columns = switch (field) {
            case NUMBER, COMMENT_COUNT -> List.of();
            case TITLE -> List.of("r.title");
            case COMMAND -> List.of("r.run_command");
            case STARTED_TIME -> List.of("r.started_at");
            case DURATION -> List.of("coalesce(r.completed_at, now()) - r.started_at");
            case STATUS -> List.of("r.status");
            case USER -> List.of("p.user_name collate \"C\"");
            case DOMINO_STATS_FIELD -> sortsByStatistic() ? statisticColumns() : List.of();
        };
        return Stream.concat(columns.stream().map(column -> column + direction), Stream.of(number))
                .collect(Collectors.joining(", "));
    }

    private static List<String> statisticColumns() {
        return List.of(
                "case when pg_input_is_valid(s.value, 'double precision') then cast(s.value as double precision) end",
                "s.value collate \"C\"");
    }

    private boolean sortsByStatistic() {
        return field == Field.DOMINO_STATS_FIELD && statistic != null;
    }
}
