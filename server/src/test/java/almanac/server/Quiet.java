package almanac.server;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Waits until a server has nothing left to do by itself: all projections have read all events, no revision of an
 * environment waits to be built and no snapshot to be filled. Until then it may append an event at any moment.
 */
public final class Quiet {

    private static final String IS_QUIET = """
            select min((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint)
                    >= (select max(global_index) from domain_event)
                and not exists (select from dataset_snapshot where status <> 'ACTIVE')
                and not exists (select from dataset_filling)
                and not exists (select from access_revision where status not in ('SUCCEEDED', 'FAILED', 'KILLED'))
            from token_entry""";

    private Quiet() {}

    /** @param database of the server */
    public static void await(JdbcOperations database) {
        Awaitility.await("there is nothing left to do")
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.queryForList(IS_QUIET, Boolean.class).getFirst());
    }
}
