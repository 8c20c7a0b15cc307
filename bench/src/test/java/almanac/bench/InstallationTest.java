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

/** A few seconds of all that a run does, against the program that was just built. */
class InstallationTest {

    private static final Path JAR = Path.of("../api/target/almanac.jar");
    private static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    @Test
    void a_small_run_answers_everything_on_projects_that_the_log_explains() throws IOException {
        assumeTrue(Files.exists(JAR), "the program is packaged before: mvn verify");
        Installation installation = new Installation(
                directory,
                List.of(java(), FAST_START.getFirst(), FAST_START.getLast(), "-jar", JAR.toString(), "serve"));
        try (JavaProcess server = installation.create()) {
            Postgres postgres = installation.postgres();
            Api administrator = new Api(server.port(), installation.administratorKey());
            JdbcTemplate database = postgres.database(Postgres.ALMANAC);
            People people = People.join(administrator, installation.administratorKey());
            Ground ground = Ground.prepare(database, administrator, people, server.port());

            ground.lay(1_000, Ground.Kind.WITH_HISTORY);
            ground.grow(1_500);
            assertThat(database.queryForObject("select count(*) from project_row", Long.class))
                    .isEqualTo(1_500);
            everythingIsAnswered(new Requests(ground), server.port());
            ground.settle();
            assertThat(ground.differences()).isEmpty();
            database.update(
                    "update project_row set description = 'another' where id = ?",
                    Plot.id(ground.crowd().from()));
            assertThat(ground.differences()).isEqualTo("projects differs in 1 rows");

            floorAndPlainApplicationWork(postgres);
        }
    }

    private static void everythingIsAnswered(Requests requests, int port) throws IOException {
        for (Requests.Kind kind : Requests.Kind.values()) {
            areAnswered(requests.of(kind), port);
        }
        areAnswered(requests::listAll, port);
    }

    private static void areAnswered(Operation.OfClient operation, int port) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int client = 0; client < People.MOST_CLIENTS; client++) {
                byte[] request = operation.of(client, People.MOST_CLIENTS).next(random);
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
