package almanac.project.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import almanac.support.Given;
import almanac.support.Server;
import almanac.support.Someone;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** The mechanism behind every row, tried on projects: live, as of a moment, and told the same thing twice. */
class ProjectRowsTest {

    private final Server server = Server.running();
    private final Rows<ProjectEvent, ProjectRow> rows =
            server.bean(RowStore.class).rows(ProjectEvent.class, ProjectRow.class, ProjectRow::new);

    @Test
    void the_fold_of_the_stream_up_to_now_is_the_row() {
        Given.Project project = aCompletedProject();
        ProjectRow live = rows.find(project.id()).orElseThrow();

        ProjectRow folded = rows.asOf(project.id(), live.updatedAt()).orElseThrow();

        assertThat(folded.toV1("ana")).isEqualTo(live.toV1("ana"));
        assertThat(folded.toStatusV1()).isEqualTo(live.toStatusV1());
        assertThat(folded.version()).isEqualTo(live.version()).isPositive();
        assertThat(folded.updatedAt()).isEqualTo(live.updatedAt());
    }

    @Test
    void before_its_first_event_there_is_no_row() {
        Given.Project project = aCompletedProject();
        Instant created = rows.find(project.id()).orElseThrow().createdAt();
        assertThat(rows.asOf(project.id(), created.minusMillis(1))).isEmpty();
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
