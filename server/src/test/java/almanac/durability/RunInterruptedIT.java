package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.projection.LongLog;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that is killed in the middle of a rebuild leaves nothing half done. */
class RunInterruptedIT {

    private static final String PROJECTIONS = "/api/admin/v1/projections";

    @TempDir
    private Path directory;

    @Test
    void a_rebuild_that_a_kill_cut_off_is_marked_and_swept_away() throws Exception {
        String run;
        try (ServerProcess server = ServerProcess.on(directory.resolve("data"))) {
            Api admin = server.api();
            JdbcTemplate database = TableDump.database(directory.resolve("data"));
            LongLog.append(database, admin.get("/api/users/v1/self").text("/user/id"), 20_000);
            run = admin.post(PROJECTIONS + "/projects/rebuild").expect(200).text("/run/id");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> admin.get(PROJECTIONS + "/runs/" + run)
                                    .at("/run/folded")
                                    .asLong()
                            > 0);
            server.kill();
        }
        try (ServerProcess again = ServerProcess.on(directory.resolve("data"))) {
            Api admin = again.api();
            Answer over = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(
                            () -> admin.get(PROJECTIONS + "/runs/" + run).expect(200),
                            answer -> !answer.text("/run/state").equals("running"));
            assertThat(over.text("/run/state")).isEqualTo("interrupted");
            JdbcTemplate database = TableDump.database(directory.resolve("data"));
            assertThat(database.queryForList("select from pg_tables where schemaname like 'almanac\\_%'"))
                    .isEmpty();
            assertThat(database.queryForObject("select count(*) from project_row", Integer.class))
                    .isZero();
        }
    }
}
