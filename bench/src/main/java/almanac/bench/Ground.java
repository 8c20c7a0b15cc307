package almanac.bench;

import static java.util.stream.Collectors.joining;

import almanac.bench.Owners.Person;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Fills in projects by SQL, as copies of one that was made through the API: whatever tables Almanac writes for a
 * project, the copies have the same lines in them, and folding the log again finds them equal. Their events get
 * positions in the log that were set aside before, so that the async projections, which are past these, do not fold
 * them a second time.
 */
final class Ground {

    private static final int READERS_PROJECTS = 100;
    private static final long POSITIONS_SET_ASIDE = 100_000_000;
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(10);
    private static final String PROJECTIONS = "/api/admin/v1/projections";

    /** History that a project may have: the name of the schema with its lines. */
    enum Kind {
        CREATED,
        WITH_HISTORY
    }

    private final JdbcTemplate database;
    private final Api administrator;
    private final Owners people;
    private final List<String> tables;
    private long next = 1024;
    private long nextPosition;
    private long size;
    private Plot crowd = new Plot(0, 0, List.of());

    private Ground(JdbcTemplate database, Api administrator, Owners people, List<String> tables, long firstPosition) {
        this.database = database;
        this.administrator = administrator;
        this.people = people;
        this.tables = tables;
        this.nextPosition = firstPosition;
    }

    /** Prepares an installation that has people and no projects yet. */
    static Ground prepare(JdbcTemplate database, Api administrator, Owners people, int port) {
        awaitFeeds(database, administrator);
        List<String> all = database.queryForList(
                "select tablename from pg_tables where schemaname = 'public' order by 1", String.class);
        database.execute("create schema bench_base");
        all.forEach(table -> database.execute("create table bench_base.%1$s as table public.%1$s".formatted(table)));
        long firstPosition = setPositionsAside(database);
        Api owner = new Api(port, people.crowd().getFirst().key());
        List<String> tables = List.of();
        for (Kind kind : Kind.values()) {
            String project = make(owner, kind);
            awaitFeeds(database, administrator);
            tables = all.stream()
                    .filter(table -> Template.keep(database, table, schema(kind), project))
                    .toList();
        }
        return new Ground(database, administrator, people, tables, firstPosition);
    }

    /** Sets positions aside, and returns the first of them. */
    private static long setPositionsAside(JdbcTemplate database) {
        return Objects.requireNonNull(
                database.queryForObject("""
                select setval(log, last + ?) - ? + 1
                from (select pg_get_serial_sequence('domain_event', 'global_index') as log) log,
                    (select max(global_index) as last from domain_event) last""", Long.class, POSITIONS_SET_ASIDE, POSITIONS_SET_ASIDE));
    }

    private static String make(Api owner, Kind kind) {
        Map<String, String> project = Map.of("name", name(kind), "description", "One of many", "visibility", "private");
        String id = owner.post("/api/projects/beta/projects", project)
                .at("/project/id")
                .asString();
        if (kind == Kind.WITH_HISTORY) {
            String status = "/api/projects/v1/projects/%s/status".formatted(id);
            owner.put(status, Map.of("status", "active", "isBlocked", true, "blockedReason", "no data"));
            owner.put(status, Map.of("status", "active", "isBlocked", false));
            owner.put("/api/projects/beta/projects/%s/results-settings".formatted(id), Map.of("branch", "isolated"));
        }
        return id;
    }

    private static String name(Kind kind) {
        return "template-of-" + schema(kind);
    }

    private static String schema(Kind kind) {
        return "bench_" + kind.name().toLowerCase(Locale.ROOT);
    }

    long size() {
        return size;
    }

    /** Returns the projects of the crowd. */
    Plot crowd() {
        return crowd;
    }

    Owners people() {
        return people;
    }

    /** Fills in exactly so many projects, whatever was there before. */
    void lay(long projects, Kind kind) {
        settle();
        clear();
        size = 0;
        long readers = (long) READERS_PROJECTS * people.readers().size();
        fill(readers, kind, people.readers());
        crowd = fill(projects - readers, kind, people.crowd());
        tidy();
    }

    /** Fills in projects beside the present ones, until there are so many in all. */
    void grow(long projects) {
        Plot more = fill(projects - size, Kind.CREATED, people.crowd());
        crowd = new Plot(crowd.from(), more.to(), people.crowd());
        tidy();
    }

    private void tidy() {
        tables.forEach(table -> database.execute("vacuum analyze public." + table));
    }

    private void clear() {
        for (String table : tables) {
            database.execute("truncate public." + table);
            String columns = String.join(", ", Template.columns(database, table));
            database.execute("insert into public.%1$s (%2$s) overriding system value select %2$s from bench_base.%1$s"
                    .formatted(table, columns));
        }
    }

    private Plot fill(long count, Kind kind, List<Person> owners) {
        Plot plot = new Plot(next, next + count, owners);
        Template template = Template.of(database, schema(kind), tables, name(kind));
        template.statements(plot, nextPosition).forEach(database::execute);
        next = plot.to();
        nextPosition += count * template.events();
        size += count;
        return plot;
    }

    /** Waits until all that follows the log has come to its end. */
    void settle() {
        awaitFeeds(database, administrator);
    }

    private static void awaitFeeds(JdbcTemplate database, Api administrator) {
        long end = Objects.requireNonNull(
                database.queryForObject("select max(global_index) from domain_event", Long.class));
        Await.until("all projections are at the end of the log", LONGEST_CATCHING_UP, () -> {
            JsonNode projections = administrator.get(PROJECTIONS).path("projections");
            return projections
                    .valueStream()
                    .allMatch(projection -> projection.path("isRunning").asBoolean()
                            && projection.path("position").asLong() >= end);
        });
    }

    /** Returns which projections differ from the log. If any does, users would not have what is measured. */
    String differences() {
        return administrator
                .get(PROJECTIONS)
                .path("projections")
                .valueStream()
                .map(projection ->
                        Run.start(administrator, projection.path("name").asString(), "verify"))
                .filter(run -> run.differing() > 0)
                .map(run -> "%s differs in %d rows".formatted(run.projection(), run.differing()))
                .collect(joining(", "));
    }
}
