package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What ends a thing comes in the log after all that was made in it, as it does in the access tables: or the tables would
 * come out differently when they are made again.
 */
class EndOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Who waits has said nothing yet: an event is appended by the transaction's next statement. */
    private static final String IS_WAITING = """
            select count(*) > 0 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
              and query like 'select 1 from %s where % for update'""";

    private final Server server = Server.running();
    private final JdbcTemplate database = server.database();
    private final Someone ana = Someone.called("ana");

    @Test
    void a_project_is_archived_after_what_is_just_being_made_in_it() {
        Project project = Given.aPrivateProjectOf(ana);
        whileHolding(
                        "access_project",
                        "project_id",
                        project.id(),
                        () -> ana.api().delete(project.betaPath()))
                .expect(200);
    }

    @Test
    void a_dataset_is_deleted_after_what_is_just_being_made_of_it() {
        Dataset dataset = Given.aDatasetOf(ana);
        whileHolding(
                        "access_dataset",
                        "dataset_id",
                        dataset.id(),
                        () -> Given.administrator().delete(dataset.path()))
                .expect(200);
    }

    private Answer whileHolding(String table, String key, String id, Supplier<Answer> end) {
        TransactionTemplate transaction = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        CompletableFuture<Answer> answer = transaction.execute(status -> {
            database.queryForList("select 1 from %s where %s = ? for key share".formatted(table, key), id);
            CompletableFuture<Answer> ending = CompletableFuture.supplyAsync(end, Thread::startVirtualThread);
            await().atMost(PATIENCE)
                    .until(() -> Boolean.TRUE.equals(
                            database.queryForObject(IS_WAITING.replace("%s", table), Boolean.class)));
            assertThat(ending).isNotDone();
            return ending;
        });
        return answer.join();
    }
}
