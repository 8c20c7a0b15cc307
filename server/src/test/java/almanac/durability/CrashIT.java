package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered with 200 is there, whatever dies. */
class CrashIT {

    private static final int ENOUGH = 100;

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void no_acknowledged_write_is_lost_when_the_server_is_killed() throws Exception {
        Set<String> acknowledged;
        try (ServerProcess server = ServerProcess.on(directory.resolve("data"))) {
            Writers writers = Writers.start(server.api(), "before-");
            writers.awaitAcknowledged(ENOUGH);
            server.kill();
            acknowledged = writers.stop();
        }
        try (ServerProcess again = ServerProcess.on(directory.resolve("data"))) {
            assertAllThere(again.api(), acknowledged);
            assertRowsAreTheFoldOfTheEvents(again);
        }
    }

    @Test
    void no_acknowledged_write_is_lost_when_postgres_is_killed_and_the_server_goes_on() throws Exception {
        try (ServerProcess server = ServerProcess.on(directory.resolve("data"))) {
            Writers writers = Writers.start(server.api(), "around-");
            writers.awaitAcknowledged(ENOUGH);
            server.killPostgres();
            writers.awaitAcknowledged(writers.acknowledgedSoFar() + ENOUGH); // it has come back by itself
            Set<String> acknowledged = writers.stop();
            assertAllThere(server.api(), acknowledged);
            assertRowsAreTheFoldOfTheEvents(server);
        }
    }

    private static void assertAllThere(Api api, Set<String> projects) {
        assertThat(projects).hasSizeGreaterThanOrEqualTo(ENOUGH);
        for (String project : projects) {
            api.get("/api/projects/v1/projects/" + project).expect(200);
        }
    }

    private void assertRowsAreTheFoldOfTheEvents(ServerProcess server) throws IOException, InterruptedException {
        TableDump live = server.tables();
        server.stop();
        try (ServerProcess rebuilt = ServerProcess.on(directory.resolve("data"), "--almanac.rebuild-on-start=true")) {
            rebuilt.tables().assertSameAs(live);
        }
    }
}
