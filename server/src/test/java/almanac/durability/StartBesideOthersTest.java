package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.role.StartupRefused;
import almanac.server.AlmanacApplication;
import almanac.server.Neighbour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a server may not do to a database that another one is at work on. */
class StartBesideOthersTest {

    private static final String DATABASE = "start_beside";

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour one;

    @BeforeAll
    static void start() {
        one = Neighbour.called(DATABASE, "--spring.datasource.hikari.maximum-pool-size=6");
    }

    @AfterAll
    static void stop() {
        one.close();
    }

    private final JdbcTemplate database = one.server().database();

    @Test
    void a_server_with_another_master_key_is_refused() {
        String anotherKey = Base64.getEncoder().encodeToString(new byte[32]);
        assertRefused(() -> one.twin("--almanac.secrets.key=" + anotherKey), "another master key");
    }

    @Test
    void rows_are_not_made_again_in_place() {
        assertRefused(() -> one.twin("--almanac.rebuild-on-start=true"), "almanac projections rebuild");
    }

    @Test
    void what_serves_nobody_does_not_start(@TempDir Path directory) {
        String[] settings = Stream.concat(
                        Stream.of(one.server().outside(DATABASE)), Stream.of("--almanac.data-dir=" + directory))
                .toArray(String[]::new);
        assertRefused(() -> AlmanacApplication.withoutServer(settings), "stop it first");
    }

    @Test
    void the_database_is_not_changed_under_an_earlier_version() {
        database.execute("create table last_migration as select * from flyway_schema_history"
                + " order by installed_rank desc limit 1");
        database.update("delete from flyway_schema_history"
                + " where installed_rank = (select installed_rank from last_migration)");
        try {
            assertRefused(() -> one.twin(), "stop all servers first");
        } finally {
            database.update("insert into flyway_schema_history select * from last_migration");
            database.execute("drop table last_migration");
        }
    }

    @Test
    void an_earlier_version_does_not_start_on_what_a_later_one_has_changed() {
        database.update("""
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (999, '999', 'later', 'SQL', 'V999__later.sql', current_user, 1, true)""");
        try {
            assertRefused(() -> one.twin(), "later version");
        } finally {
            database.update("delete from flyway_schema_history where version = '999'");
        }
    }

    @Test
    void a_run_that_a_dead_server_left_is_marked_by_one_that_lives() {
        database.update("""
                insert into projection_run (run_id, projection, kind, state, asked_by, request_id, asked_at, started_at)
                values ('left', 'projects', 'VERIFY', 'RUNNING', 'nobody', 'none', now(), now())""");
        Awaitility.await("the run is marked")
                .atMost(Duration.ofSeconds(20))
                .until(() -> database.queryForList(
                                "select state from projection_run where run_id = 'left'", String.class)
                        .getFirst()
                        .equals("INTERRUPTED"));
        assertThat(database.queryForList("select 1 from projection_run where state = 'RUNNING'"))
                .isEmpty();
    }

    private static void assertRefused(ThrowingCallable start, String reason) {
        assertThatThrownBy(start)
                .satisfies(failure -> assertThat(refusal(failure)).contains(reason));
    }

    private static String refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefused) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "no refusal: " + failure;
    }
}
