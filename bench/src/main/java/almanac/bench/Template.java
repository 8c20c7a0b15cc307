package almanac.bench;

import almanac.bench.Owners.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the lines of one project in all tables, in a schema of their own, and makes many like them: the ids, the name,
 * the owner and the positions in the log are put in wherever the lines have those of the template.
 *
 * @param project its id
 * @param owner the id of its owner
 * @param credential the id of the key that its owner used
 * @param first the position of its first event
 * @param events how many it has
 */
record Template(
        JdbcTemplate database,
        String schema,
        List<String> tables,
        String project,
        String name,
        String owner,
        String credential,
        long first,
        long events) {

    private static final String EVENTS = "domain_event";
    private static final List<String> POSITIONS = List.of("global_index", "position");

    /** Keeps the lines that a table has of a project, and returns whether it has any. */
    static boolean keep(JdbcTemplate database, String table, String schema, String project) {
        database.execute("create schema if not exists " + schema);
        database.execute("create table %1$s.%2$s as select * from public.%2$s t where t::text like '%%%3$s%%'"
                .formatted(schema, table, project));
        return !database.queryForList("select 1 from %s.%s limit 1".formatted(schema, table))
                .isEmpty();
    }

    static List<String> columns(JdbcTemplate database, String table) {
        return database.queryForList("""
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
                order by ordinal_position""", String.class, table);
    }

    static Template of(JdbcTemplate database, String schema, List<String> tables, String name) {
        Map<String, Object> facts = database.queryForMap("""
                select min(aggregate_identifier) as project, min(meta_data ->> 'userId') as owner,
                    min(meta_data ->> 'credential') as credential, min(global_index) as first, count(*) as events
                from %s.%s""".formatted(schema, EVENTS));
        return new Template(
                database,
                schema,
                tables,
                text(facts, "project"),
                name,
                text(facts, "owner"),
                text(facts, "credential"),
                Long.parseLong(text(facts, "first")),
                Long.parseLong(text(facts, "events")));
    }

    private static String text(Map<String, Object> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name).toString();
    }

    /** Returns one statement for each table; the events, which begin at a position of the log, come first. */
    List<String> statements(Plot plot, long position) {
        return tables.stream()
                .sorted((one, other) -> Boolean.compare(other.equals(EVENTS), one.equals(EVENTS)))
                .map(table -> statement(table, plot, position))
                .toList();
    }

    private String statement(String table, Plot plot, long position) {
        List<String> columns = columns(database, table);
        List<Map<String, Object>> lines = database.queryForList("select * from %s.%s".formatted(schema, table));
        String values = columns.stream()
                .map(column -> value(table, column, lines, plot, position))
                .collect(Collectors.joining(",\n    "));
        return """
                insert into public.%s (%s) overriding system value
                select
                    %s
                from generate_series(%d, %d) n
                cross join %s.%s t
                cross join lateral (select 'e' || lpad(to_hex(n), 23, '0') as project, (%s)[1 + n %% %d] as owner,
                    (%s)[1 + n %% %d] as credential) as new""".formatted(
                        table,
                        String.join(", ", columns),
                        values,
                        plot.from(),
                        plot.to() - 1,
                        schema,
                        table,
                        array(plot, Person::id),
                        plot.owners().size(),
                        array(plot, Person::keyId),
                        plot.owners().size());
    }

    private String value(String table, String column, List<Map<String, Object>> lines, Plot plot, long position) {
        if (POSITIONS.contains(column)) {
            return "%d + (n - %d) * %d + t.%s - %d".formatted(position, plot.from(), events, column, first);
        }
        if (column.equals("event_identifier")) {
            return "gen_random_uuid()::text";
        }
        String value = "t." + column + "::text";
        boolean replaced = false;
        for (Map.Entry<String, String> part : parts().entrySet()) {
            if (lines.stream().anyMatch(line -> String.valueOf(line.get(column)).contains(part.getKey()))) {
                value = "replace(%s, '%s', %s)".formatted(value, part.getKey(), part.getValue());
                replaced = true;
            }
        }
        return replaced ? "(%s)::%s".formatted(value, type(table, column)) : "t." + column;
    }

    private Map<String, String> parts() {
        return Map.of(
                project, "new.project",
                name, "'project-' || new.project",
                owner, "new.owner",
                credential, "new.credential");
    }

    private String type(String table, String column) {
        return Objects.requireNonNull(database.queryForObject("""
                select format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = ?::regclass and attname = ?""", String.class, schema + "." + table, column));
    }

    private static String array(Plot plot, Function<Person, String> id) {
        List<String> ids = new ArrayList<>();
        plot.owners().forEach(owner -> ids.add("'" + id.apply(owner) + "'"));
        return "array[" + String.join(", ", ids) + "]";
    }
}
