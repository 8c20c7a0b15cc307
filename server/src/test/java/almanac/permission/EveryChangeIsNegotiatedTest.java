package almanac.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Server;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No change is carried out for a client that could not be answered: what is refused for its {@code Accept} is not done. */
class EveryChangeIsNegotiatedTest {

    private static final Subjects SUBJECTS = new Subjects();
    private static final List<String> UNSERVABLE =
            List.of("text/html", "text/plain", "application/xml", "application/yaml", "image/*");

    /** The section of MLflow's API, of which clients ask for no type. */
    private static final String TRACKING = "tracking";

    /** Operations that answer with a status alone, which every client takes. */
    private static final Set<String> WITHOUT_ANSWER = Set.of(
            "validateRegisteredModelVersionStage",
            "createRegisteredModelReview",
            "updateRegisteredModelReview",
            "createRegisteredModelReviewResponse",
            "requestProjectAccess",
            "logMetricValues",
            "importMetricValues",
            "sendMetricAlert",
            "deleteModelApi",
            "removeModelApiCollaborator",
            "deleteModelApiEnvironmentVariable",
            "deleteModelApiAccessToken");

    @TestFactory
    Stream<DynamicTest> a_change_whose_answer_nobody_would_take_is_refused_before_it_is_made() {
        return PermissionTable.all().stream()
                .filter(cell -> !cell.section().equals(TRACKING))
                .map(PermissionTable.Cell::operation)
                .distinct()
                .filter(operation -> !WITHOUT_ANSWER.contains(operation))
                .map(operation -> dynamicTest(operation, () -> check(SUBJECTS.request(operation))));
    }

    private static void check(Request request) {
        if (request.method().equals("GET")) {
            return;
        }
        long before = Server.running().changes();
        for (String accept : UNSERVABLE) {
            Answer refused =
                    send(SUBJECTS.owner().api().with("Accept", accept), request).expect(406);
            assertThat(refused.text("/errors/0")).startsWith("Accept: ").contains("application/json");
        }
        assertThat(Server.running().changes()).isEqualTo(before);
        Answer served = send(SUBJECTS.owner().api().with("Accept", "text/html, */*;q=0.1"), request);
        assertThat(served.status()).isIn(200, 201, 400, 404); // of some things there are none in a test
    }

    private static Answer send(Api api, Request request) {
        return api.send(request.method(), request.path(), request.body());
    }
}
