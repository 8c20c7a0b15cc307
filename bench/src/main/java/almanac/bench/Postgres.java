package almanac.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The PostgreSQL of an installation: Almanac's database, and those that are made beside it for comparison. */
record Postgres(int port, String password, ProcessHandle postmaster) {

    static final String USER = "almanac";
    static final String ALMANAC = "postgres";

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    JdbcTemplate database(String name) {
        return new JdbcTemplate(new DriverManagerDataSource(url(name), USER, password));
    }

    /** Opens one connection that is kept, until it is closed. */
    SingleConnectionDataSource connection(String name) {
        return new SingleConnectionDataSource(url(name), USER, password, true);
    }

    /** Makes a database with the tables of a script. */
    void create(String name, String script) {
        database(ALMANAC).execute("create database " + name);
        database(name).execute(resource(script));
    }

    String version() {
        List<String> version = database(ALMANAC).queryForList("show server_version", String.class);
        return version.getFirst();
    }

    static String resource(String name) {
        try (InputStream in = Postgres.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
