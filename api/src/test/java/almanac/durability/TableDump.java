package almanac.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Everything that is derived from events, as text, table by table.
 *
 * @param lines each table's lines in order
 */
record TableDump(Map<String, List<String>> lines) {

    private static final String DERIVED =
            "select tablename from pg_tables where schemaname = 'public' and (tablename like 'access\\_%' or tablename like 'audit\\_%' or tablename like '%\\_row')";

    /** Of the embedded database that runs in the data directory. */
    static TableDump of(Path data) throws IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return of(new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "almanac",
                Files.readString(data.resolve("postgres.password")).strip())));
    }

    static TableDump of(JdbcTemplate database) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String table : database.queryForList(DERIVED, String.class)) {
            lines.put(
                    table, database.queryForList("select t::text from " + table + " t order by t::text", String.class));
        }
        return new TableDump(lines);
    }

    int size(String table) {
        return lines.getOrDefault(table, List.of()).size();
    }
}
