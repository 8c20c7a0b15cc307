package almanac.server;

import almanac.contract.Api;
import almanac.notification.MailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The whole application on a free port, with an embedded PostgreSQL in a directory of its own. It is started by the
 * first test that asks for it, serves all tests of its {@link Lane} and ends with the run: tests share it, so each makes
 * its own people and things.
 */
public final class Server {

    public static final String ADMINISTRATOR_KEY = "the-tests-know-this-key";

    private static final ReentrantLock SETTING_UP_LOGGING = new ReentrantLock();

    private final ConfigurableApplicationContext context;
    private final EventCount count = new EventCount();

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** That of the lane in which the calling thread runs tests, or was started by one. */
    public static Server running() {
        return Lane.current().server();
    }

    /** Another application, on a database of its own inside the embedded PostgreSQL of the one that runs already. */
    static Server startBeside(Server first, String database, String... settings) {
        first.database().execute("create database " + database);
        return start(Stream.of(first.outside(database), settings)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    /** Another server on the database of one that runs already, with a data directory of its own and the same key. */
    static Server startTwinOf(Server first, String... settings) {
        String database =
                Objects.requireNonNull(first.database().queryForObject("select current_database()", String.class));
        Path key = Path.of(first.bean(Environment.class).getRequiredProperty("almanac.data-dir"), "secrets.key");
        Map<String, String> its = new LinkedHashMap<>();
        its.put("--almanac.secrets.key", readString(key));
        its.put("--spring.datasource.hikari.maximum-pool-size", "6"); // several share what one PostgreSQL lets in
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            its.put(parts[0], parts[1]);
        }
        return start(Stream.concat(
                        Stream.of(running().outside(database)),
                        its.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue()))
                .toArray(String[]::new));
    }

    /** The settings of a server that uses a database inside the embedded PostgreSQL of this one. */
    public String[] outside(String database) {
        JdbcConnectionDetails known = bean(JdbcConnectionDetails.class);
        return new String[] {
            "--spring.datasource.url=" + url(known, database),
            "--spring.datasource.username=" + known.getUsername(),
            "--spring.datasource.password=" + known.getPassword(),
        };
    }

    public static String url(JdbcConnectionDetails known, String database) {
        return known.getJdbcUrl().replaceFirst("/[^/?]*(?=\\?|$)", "/" + database);
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Server start(String... settings) {
        Path directory = temporaryDirectory();
        SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(directory.toFile()));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith("--spring.datasource.url="))) {
            FreshCluster.copyTo(directory);
        }
        String[] common = {
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--almanac.data-dir=" + directory,
            "--almanac.admin.api-key=" + ADMINISTRATOR_KEY,
            "--almanac.git.largest-file=20MB",
            "--almanac.git.allow=http,private",
            "--almanac.gateway.allow=http,private",
            "--almanac.gateway.first-byte=3s",
            "--almanac.gateway.silence=3s",
            "--almanac.gateway.drain=4s",
            "--almanac.tests.over-the-wire=true",
            "--almanac.mail.host=127.0.0.1",
            "--almanac.mail.port=" + MailServer.shared().port(),
            "--almanac.mail.security=none",
            "--almanac.mail.from=almanac@almanac.example",
            "--almanac.mail.links-to=https://almanac.example/",
            "--almanac.webhooks.allow=http,private",
            "--almanac.notifications.retries=10ms,10ms",
            "--almanac.jobs.at-once=0", // unless a test is about it, jobs are moved on by hand
        };
        return new Server(run(Stream.of(common, settings)
                .flatMap(Arrays::stream)
                .collect(Collectors.toMap(Server::nameOf, setting -> setting, (_, last) -> last))
                .values()
                .toArray(String[]::new)));
    }

    /** Lets one server after another set up logging, which is the process's: two at once fail each other. */
    private static ConfigurableApplicationContext run(String... settings) {
        SpringApplication application = new SpringApplication(AlmanacApplication.class);
        application.addListeners(
                (ApplicationListener<ApplicationContextInitializedEvent>) _ -> SETTING_UP_LOGGING.unlock());
        SETTING_UP_LOGGING.lock();
        try {
            return application.run(settings);
        } finally {
            if (SETTING_UP_LOGGING.isHeldByCurrentThread()) { // it failed before it was set up
                SETTING_UP_LOGGING.unlock();
            }
        }
    }

    private static String nameOf(String setting) {
        return setting.split("=", 2)[0];
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

    /** The Unix socket of the embedded PostgreSQL. */
    public Path socket() {
        return new PostgresAddress.Socket(
                        Path.of(bean(Environment.class).getRequiredProperty("almanac.data-dir"), "postgres")
                                .toAbsolutePath())
                .file();
    }

    /** Another database inside the embedded PostgreSQL of this server. */
    public JdbcTemplate database(String other) {
        JdbcConnectionDetails known = bean(JdbcConnectionDetails.class);
        return new JdbcTemplate(new DriverManagerDataSource(
                url(known, other), String.valueOf(known.getUsername()), String.valueOf(known.getPassword())));
    }

    /** How many events have been recorded so far. */
    public long events() {
        return counted().events();
    }

    /**
     * How many of them tell of something that somebody changed: all but the records of what was refused, and what is
     * done in the background because of what others did.
     */
    public long changes() {
        return counted().changes();
    }

    private EventCount.Count counted() {
        awaitBuilds();
        return count.upToNow(database());
    }

    /** Returns when no revision of an environment waits to be built: then nothing happens that nobody asks for. */
    public void awaitBuilds() {
        Awaitility.await("every revision is built")
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database().queryForList("""
                                select not exists (
                                    select from access_revision
                                    where status not in ('SUCCEEDED', 'FAILED', 'KILLED'))""", Boolean.class).getFirst());
    }

    /** Returns when the audit trail has read every event that was recorded before. */
    public void awaitTrail() {
        awaitTrail(Duration.ofMillis(20));
    }

    /** As {@link #awaitTrail()}, with so much time between two looks. */
    public void awaitTrail(Duration lookEvery) {
        Long end = database().queryForObject("select max(global_index) from domain_event", Long.class);
        Awaitility.await("the audit trail is up to date")
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(lookEvery)
                .until(() -> database().queryForList("""
                                select (convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint >= ?
                                from token_entry where processor_name = 'audit-trail'""", Boolean.class, end).getFirst());
    }

    /** Returns when all projections know of every event, and nothing is left to be done because of one. */
    public void awaitQuiet() {
        Quiet.await(database());
    }

    /**
     * Rows of all tables, one line of text for each, in which one of these texts stands: capital letters or not, for a
     * secret is one in any case.
     */
    public List<String> kept(String... texts) {
        List<String> tables = database()
                .queryForList(
                        "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'",
                        String.class);
        return tables.stream()
                .flatMap(table -> database().queryForList("""
                                select line from (select t::text as line from %s t) lines
                                where exists (select from unnest(?) as wanted where strpos(lower(line), lower(wanted)) > 0)
                                """.formatted(table), String.class, (Object) texts).stream())
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
