package almanac.project.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.Actor;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** The mechanism behind every row, tried on projects: live, as of a moment, and told the same thing twice. */
class ProjectRowsTest {

    private final Server server = Server.running();

    @SuppressWarnings("unchecked") // that is the type of projects
    private final Rows<ProjectEvent, ProjectRow> rows = (Rows<ProjectEvent, ProjectRow>)
            server.bean(RowStore.class).named("projects").orElseThrow();

    @Test
    void the_fold_of_the_stream_up_to_now_is_the_row() {
        Given.Project project = aCompletedProject();
        ProjectRow live = rows.find(project.id()).orElseThrow();

        ProjectRow folded = asOf(project, live.updatedAt()).orElseThrow();

        assertThat(folded.toV1("ana")).isEqualTo(live.toV1("ana"));
        assertThat(folded.toStatusV1()).isEqualTo(live.toStatusV1());
        assertThat(folded.version()).isEqualTo(live.version()).isPositive();
        assertThat(folded.updatedAt()).isEqualTo(live.updatedAt());
    }

    @Test
    void before_its_first_event_there_is_no_row() {
        Given.Project project = aCompletedProject();
        Instant created = rows.find(project.id()).orElseThrow().createdAt();
        assertThat(asOf(project, created.minusMillis(1))).isEmpty();
    }

    @Test
    void an_event_seen_twice_changes_nothing() {
        Given.Project project = aCompletedProject();
        ProjectRow before = rows.find(project.id()).orElseThrow();
        ProjectEvent again = new ProjectCompleted(new ProjectId(project.id()), "told another time");

        server.bean(TransactionOperations.class)
                .executeWithoutResult(status -> rows.fold(
                        again, new EventFacts(project.id(), before.version(), before.updatedAt(), "system", true)));

        assertThat(rows.find(project.id()).orElseThrow().toStatusV1()).isEqualTo(before.toStatusV1());
    }

    private Optional<ProjectRow> asOf(Given.Project project, Instant moment) {
        return new DefaultUnitOfWork<>(new GenericMessage<>("a query", Map.of(Actor.AS_OF, moment.toString())))
                .executeWithResult(() -> rows.find(project.id()))
                .getPayload();
    }

    private static Given.Project aCompletedProject() {
        Someone ana = Someone.called("ana");
        Given.Project project = Given.aPrivateProjectOf(ana);
        ana.api()
                .put(
                        project.path() + "/status",
                        Map.of("status", "complete", "isBlocked", false, "completedMessage", "done"))
                .expect(200);
        return project;
    }
}
