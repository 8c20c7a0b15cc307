package almanac.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** The projector on a real database: what it is told twice, and what things were called at the time. */
class AuditTrailTest {

    private static final String LINES = "select a::text from audit_event a where project_id = ? order by position";
    private static final String PROJECT_NAMES =
            "select project_name from audit_event where project_id = ? order by position";

    private final Server server = Server.running();
    private final AuditTrail trail = server.bean(AuditTrail.class);
    private final Project project = Given.aPrivateProjectOf(Someone.called("ana"));
    private final String goal = Given.aGoalIn(project);

    @Test
    void an_event_that_comes_twice_changes_nothing() {
        server.awaitTrail();
        List<String> before = read(LINES);
        assertThat(before).hasSize(2);
        inTransaction(() -> {
            server.database().update("update audit_target set name = 'renamed since' where id = ?", project.id());
            eventsOf(project.id()).forEach(trail::on);
            eventsOf(goal).forEach(trail::on);
            assertThat(read(LINES)).isEqualTo(before);
            assertThat(server.database()
                            .queryForList("select name from audit_target where id = ?", String.class, project.id()))
                    .containsExactly("renamed since");
        });
    }

    @Test
    void things_have_the_names_that_they_had_at_the_time() {
        server.awaitTrail();
        inTransaction(() -> {
            server.database().update("update audit_target set name = 'renamed' where id = ?", project.id());
            server.database().update("delete from audit_event where target_id = ?", goal);
            eventsOf(goal).forEach(trail::on);
            assertThat(read(PROJECT_NAMES)).containsExactly(project.name(), "renamed");
        });
    }

    private List<? extends EventMessage<?>> eventsOf(String stream) {
        return server.bean(EventStore.class).readEvents(stream).asStream().toList();
    }

    private List<String> read(String sql) {
        return server.database().queryForList(sql, String.class, project.id());
    }

    /** Nothing of it stays: the trail is the log's, and other tests compare the two. */
    private void inTransaction(Runnable work) {
        server.bean(TransactionOperations.class).executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }
}
