package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A few seconds of all that a run does, against the program that was just built. */
class InstallationTest {

    private static final Path JAR = Path.of("../server/target/almanac.jar");
    private static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final int CLIENTS = 2;

    @TempDir
    private Path directory;

    @Test
    void a_small_run_answers_everything_on_projects_that_the_log_explains() throws IOException {
        assumeTrue(Files.exists(JAR), "the program is packaged before: mvn verify");
        Installation installation = new Installation(
                directory,
                List.of(java(), FAST_START.getFirst(), FAST_START.getLast(), "-jar", JAR.toString(), "serve"));
        try (JavaProcess server = installation.create();
                SingleConnectionDataSource connection = installation.postgres().connection(Postgres.ALMANAC)) {
            Api administrator = new Api(server.port(), installation.administratorKey());
            JdbcTemplate database = new JdbcTemplate(connection);
            Owners people = Owners.join(administrator, installation.administratorKey(), CLIENTS);
            Ground ground = Ground.prepare(database, administrator, people, server.port());

            ground.lay(250, Ground.Kind.WITH_HISTORY);
            ground.grow(300);
            assertThat(database.queryForObject("select count(*) from project_row", Long.class))
                    .isEqualTo(300);
            everythingIsAnswered(new RequestFactory(ground), server.port());
            ground.settle();
            assertThat(ground.differences()).isEmpty();
            database.update(
                    "update project_row set description = 'another' where id = ?",
                    Plot.id(ground.crowd().from()));
            assertThat(Run.start(administrator, "projects", "verify").differing())
                    .isEqualTo(1);

            floorAndPlainApplicationWork(installation.postgres());
        }
    }

    private static void everythingIsAnswered(RequestFactory requests, int port) throws IOException {
        for (RequestFactory.Kind kind : RequestFactory.Kind.values()) {
            areAnswered(requests.of(kind), port);
        }
        areAnswered(requests::listAll, port);
    }

    private static void areAnswered(Operation.OfClient operation, int port) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int client = 0; client < CLIENTS; client++) {
                byte[] request = operation.of(client, CLIENTS).next(random);
                assertThat(connection.exchange(request)).as(connection.body()).isEqualTo(200);
            }
        }
    }

    private void floorAndPlainApplicationWork(Postgres postgres) throws IOException {
        Floor floor = Floor.create(postgres, directory);
        assertThat(floor.run(2, SHORT).perSecond()).isPositive();
        assertThat(floor.jdbc(2, SHORT).perSecond()).isPositive();
        try (Plain plain = Plain.start(postgres, FAST_START, 100, directory)) {
            areAnswered(plain::insert, plain.process().port());
            areAnswered(plain::select, plain.process().port());
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
