package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Quiet;
import almanac.server.UnixSocketFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Everything that is derived from events, as text, table by table.
 *
 * @param lines each table's lines in order
 */
record TableDump(Map<String, List<String>> lines) {

    private static final String DERIVED = "tablename like 'access\\_%' or tablename like 'audit\\_%'"
            + " or tablename like 'dataset\\_%' or tablename like '%\\_row'";

    /** Those, and all that cannot be made again: events, people, the mark of the master key. */
    private static final String KEPT = DERIVED + " or tablename in ('domain_event', 'person', 'installation')";

    /** Of the embedded database that runs in the data directory. */
    static TableDump of(Path data) throws IOException {
        return of(database(data));
    }

    /** The embedded database that runs in the data directory. */
    static JdbcTemplate database(Path data) throws IOException {
        String socket = URLEncoder.encode(data.resolve("postgres/.s.PGSQL.5432").toString(), StandardCharsets.UTF_8);
        return new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://localhost/postgres?socketFactory=%s&socketFactoryArg=%s"
                        .formatted(UnixSocketFactory.class.getName(), socket),
                "almanac",
                Files.readString(data.resolve("postgres.password")).strip()));
    }

    /** When the server has nothing left to do by itself. */
    static TableDump of(JdbcTemplate database) {
        return of(database, DERIVED);
    }

    /** With what rows are derived from. */
    static TableDump ofAllKept(JdbcTemplate database) {
        return of(database, KEPT);
    }

    private static TableDump of(JdbcTemplate database, String tables) {
        Quiet.await(database);
        Map<String, List<String>> lines = new TreeMap<>();
        for (String table : database.queryForList(
                "select tablename from pg_tables where schemaname = 'public' and (%s)".formatted(tables),
                String.class)) {
            lines.put(
                    table, database.queryForList("select t::text from " + table + " t order by t::text", String.class));
        }
        return new TableDump(lines);
    }

    /** Fails with the lines that only one of both has, and no others: there may be thousands. */
    void assertSameAs(TableDump expected) {
        Map<String, List<String>> differences = new TreeMap<>();
        lines.forEach((table, actual) ->
                differences.put(table, missing("too much", actual, expected.lines.getOrDefault(table, List.of()))));
        expected.lines.forEach((table, wanted) -> differences.merge(
                table,
                missing("lost", wanted, lines.getOrDefault(table, List.of())),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        differences.values().removeIf(List::isEmpty);
        assertThat(differences).isEmpty();
    }

    private static List<String> missing(String what, List<String> these, List<String> among) {
        if (these.equals(among)) {
            return List.of();
        }
        List<String> left = new ArrayList<>(these);
        among.forEach(left::remove);
        return left.stream().map(line -> what + ": " + line).toList();
    }

    int size(String table) {
        return lines.getOrDefault(table, List.of()).size();
    }
}
