package almanac.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills in lines of cost by SQL, as many as asked for: of a thousand projects and the thirty days before today, with the
 * sums of days that belong to them. What is measured is how reports read them.
 */
final class CostLedger {

    /** Numbers of lines that are compared. */
    static final List<Integer> SIZES = List.of(10_000, 1_000_000);

    private static final int DAYS = 30;

    private static final String LINES = """
            insert into cost_line (day, execution_id, position, kind, workload_id, host, project_id, owner_id, starter_id,
                tag, tier_id, environment_id, began, ended, cpu, ram, gpu, core_ms, gpu_ms)
            select d, 'bench-' || i, 0, 'JOB', 'bench-' || i, 'host-' || i % 4, project, '', project,
                'tag-' || i % 20, 'small-k8s', '', d + interval '1 hour', d + interval '2 hours', 0.5, 0.25, 0, 7200000, 0
            from generate_series(1, ?) i, lateral (
                select cast(? as date) + (i / 1000) % 30 as d, lpad(to_hex(i % 1000), 24, '0') as project) each""";

    private static final String DAYS_OF_LINES = """
            insert into cost_day (day, kind, host, project_id, owner_id, starter_id, tag, tier_id, environment_id,
                workload_id, lines, began, ended, cpu, ram, gpu, core_ms, gpu_ms)
            select day, kind, host, project_id, owner_id, starter_id, tag, tier_id, environment_id,
                case when count(*) = 1 then min(workload_id) else '*' end, count(*), min(began), max(ended),
                sum(cpu), sum(ram), sum(gpu), sum(core_ms), sum(gpu_ms)
            from cost_line where execution_id like 'bench-%'
            group by day, kind, host, project_id, owner_id, starter_id, tag, tier_id, environment_id""";

    private static final String LABELS = List.of(
                    "workload-type",
                    "project-id",
                    "project-name",
                    "starting-user-username",
                    "organization-name",
                    "billing-tag")
            .stream()
            .map(label -> "label:dominodatalab.com/" + label)
            .reduce("", (all, label) -> all + label + ",");

    private final JdbcTemplate database;
    private final LocalDate today;

    CostLedger(JdbcTemplate database) {
        this.database = database;
        this.today = LocalDate.now(ZoneOffset.UTC);
    }

    /** Puts so many lines in the place of those that were filled in before. */
    void fill(int lines) {
        empty();
        database.update(LINES, lines, today.minusDays(DAYS));
        database.update(DAYS_OF_LINES);
        database.execute("vacuum analyze cost_line");
        database.execute("vacuum analyze cost_day");
    }

    void empty() {
        database.update("delete from cost_line where execution_id like 'bench-%'");
        database.update("delete from cost_day where host like 'host-%'");
    }

    /** Returns the request for the thirty days by the six labels that the vendor's application asks for. */
    byte[] byLabels(String header) {
        return request(URLEncoder.encode(LABELS, UTF_8), false, header);
    }

    /** Returns the request for the sum of the thirty days by project. */
    byte[] byProject(String header) {
        return request(URLEncoder.encode("label:dominodatalab.com/project-id", UTF_8), true, header);
    }

    private byte[] request(String aggregate, boolean accumulate, String header) {
        String window = today.minusDays(DAYS) + "T00:00:00Z," + today + "T00:00:00Z";
        return Request.get(
                "/api/cost/v1/allocation?window=%s&aggregate=%s&accumulate=%s".formatted(window, aggregate, accumulate),
                header);
    }

    /** Returns how many entries the report by labels has. */
    long entries() {
        Long entries = database.queryForObject(
                "select count(*) from (select distinct day, kind, project_id, starter_id, tag from cost_day) d",
                Long.class);
        return entries == null ? 0 : entries;
    }
}
