package almanac.git.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.git.event.PushEvent.RepositoryPushed;
import almanac.git.event.PushedRef;
import almanac.row.History;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushRowTest {

    private static final PushId PUSH = new PushId("66b0000000000000000000a7");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId PRICING = new ProjectId("66b0000000000000000000e6");
    private static final List<PushedRef> REFS =
            List.of(new PushedRef("refs/heads/main", "a".repeat(40), "b".repeat(40)));
    private static final RepositoryPushed PUSHED = new RepositoryPushed(PUSH, CHURN, REFS);

    @Test
    void a_push_was_made_by_whoever_caused_the_event_when_it_was_recorded() {
        PushRow row = History.foldTwice(new PushRow(), PUSH.value(), PUSHED);
        MovedRef main = new MovedRef("refs/heads/main", "a".repeat(40), "b".repeat(40));
        assertThat(row.toV1()).isEqualTo(new PushV1(PUSH, History.ACTOR.value(), History.at(0), List.of(main)));
    }

    @Test
    void a_push_belongs_to_its_project_alone() {
        PushRow row = History.fold(new PushRow(), PUSH.value(), PUSHED);
        assertThat(row.belongsTo(CHURN)).isTrue();
        assertThat(row.belongsTo(PRICING)).isFalse();
    }
}
