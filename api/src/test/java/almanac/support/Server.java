package almanac.support;

import almanac.contract.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The whole application on a free port, with an embedded PostgreSQL in a directory of its own. It is started by the
 * first test that asks for it, serves all tests of the run and ends with it: tests share it, so each makes its own
 * people and things.
 */
public final class Server {

    public static final String ADMINISTRATOR_KEY = "the-tests-know-this-key";

    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Server running() {
        return OnlyOne.SERVER;
    }

    private static final class OnlyOne {
        private static final Server SERVER = start();
    }

    /** Another application, on a database of its own inside the embedded PostgreSQL of the one that runs already. */
    static Server startBeside(Server first, String database, String... settings) {
        first.database().execute("create database " + database);
        JdbcConnectionDetails known = first.bean(JdbcConnectionDetails.class);
        String[] its = {
            "--spring.datasource.url=" + known.getJdbcUrl().replaceFirst("/[^/]*$", "/" + database),
            "--spring.datasource.username=" + known.getUsername(),
            "--spring.datasource.password=" + known.getPassword(),
        };
        return start(Stream.of(its, settings).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static Server start(String... settings) {
        Path directory = temporaryDirectory();
        SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(directory.toFile()));
        String[] common = {
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--almanac.data-dir=" + directory,
            "--almanac.admin.api-key=" + ADMINISTRATOR_KEY,
            "--almanac.tests.over-the-wire=true",
        };
        return new Server(SpringApplication.run(
                AlmanacApplication.class,
                Stream.of(common, settings).flatMap(Arrays::stream).toArray(String[]::new)));
    }

    /** A client without a credential. */
    public Api anonymous() {
        return Api.onPort(port());
    }

    public Api administrator() {
        return anonymous().withKey(ADMINISTRATOR_KEY);
    }

    public int port() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("not a web application");
    }

    /** Which requests reach which controller. */
    public RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcTemplate database() {
        return bean(JdbcTemplate.class);
    }

    /** How many events have been recorded so far. */
    public long events() {
        return database()
                .queryForList("select count(*) from domain_event", Long.class)
                .getFirst();
    }

    /** How many of them tell of something that changed: all but the records of what was refused. */
    public long changes() {
        return database()
                .queryForList(
                        "select count(*) from domain_event where payload_type not like '%.RefusalEvent$%'", Long.class)
                .getFirst();
    }

    /** Returns when the audit trail has a line for every event that was recorded before. */
    public void awaitTrail() {
        Awaitility.await("the audit trail is up to date")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database().queryForList("""
                                select not exists (
                                    select from domain_event
                                    where global_index not in (select position from audit_event))""", Boolean.class).getFirst());
    }

    /** Everything in the database, one line of text for each row of each table. */
    public List<String> everythingKept() {
        List<String> tables = database()
                .queryForList(
                        "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'",
                        String.class);
        return tables.stream()
                .flatMap(table -> database().queryForList("select t::text from " + table + " t", String.class).stream())
                .toList();
    }

    void stop() {
        context.close();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("almanac-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
