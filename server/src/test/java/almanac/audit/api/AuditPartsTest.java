package almanac.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.audit.query.AuditEventV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However small the parts are, together they are the list, in every order. */
class AuditPartsTest {

    private static final int CHANGES = 9;
    private static final int EVENTS = CHANGES + 3;
    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");
    private static final Someone AUDITOR = Someone.withRoles("auditor", List.of("Auditor"));
    private static final Project PROJECT = Given.withCollaborator(Given.aPrivateProjectOf(ANA), BO.id(), "contributor");

    @BeforeAll
    static void many_things_happen() {
        String goal = PROJECT.path() + "/goals/" + Given.aGoalIn(PROJECT);
        for (int n = 0; n < CHANGES; n++) {
            (n % 3 == 0 ? ANA : BO)
                    .api()
                    .patch(goal, Map.of("isComplete", n % 2 == 0))
                    .expect(200);
        }
        Server.running().awaitTrail();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp",
                "-timestamp",
                "event",
                "-event,timestamp",
                "event,-timestamp",
                "actorName",
                "-actorName,event,-timestamp",
                "targetType,actorId",
                "targetName",
                "-withinProjectName,targetId",
            })
    void parts_are_the_list_without_a_gap_and_without_repetition(String sort) {
        List<Long> whole = positions(parts(sort, 0, EVENTS * 2));
        assertThat(whole).hasSize(EVENTS).doesNotHaveDuplicates();
        for (int size = 1; size <= EVENTS; size++) {
            assertThat(positions(parts(sort, 0, size))).isEqualTo(whole);
        }
        assertThat(positions(parts(sort, 3, 2))).isEqualTo(whole.subList(3, EVENTS));
    }

    @Test
    void equal_ones_are_in_the_order_of_the_log() {
        assertThat(positions(parts("withinProjectId", 0, 5))).isSorted();
        assertThat(positions(parts("-withinProjectId", 0, 5))).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private static AuditParts parts(String sort, int offset, int size) {
        Caller caller = new Caller(new UserId(AUDITOR.id()), "test", "test", null, null);
        AuditEventsRequest request =
                new AuditEventsRequest(null, null, null, null, null, null, null, null, PROJECT.id(), null, sort);
        return new AuditParts(Server.running().bean(Dispatch.class), caller, request, offset, size);
    }

    private static List<Long> positions(AuditParts parts) {
        List<AuditEventV1> events = new ArrayList<>();
        while (parts.hasNext()) {
            events.addAll(parts.next());
        }
        return events.stream().map(event -> event.metadata().position()).toList();
    }
}
