package almanac.git.command;

import almanac.git.command.PushCommand.RecordPush;
import almanac.git.event.PushEvent.RepositoryPushed;
import almanac.git.event.PushedRef;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PushTest {

    private static final PushId PUSH = new PushId("66b0000000000000000000a7");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final List<PushedRef> REFS = List.of(new PushedRef("refs/heads/main", null, "b".repeat(40)));

    private final FixtureConfiguration<Push> fixture = new AggregateTestFixture<>(Push.class);

    @Test
    void a_push_is_recorded_as_it_was() {
        fixture.givenNoPriorActivity()
                .when(new RecordPush(PUSH, CHURN, REFS))
                .expectEvents(new RepositoryPushed(PUSH, CHURN, REFS));
    }
}
