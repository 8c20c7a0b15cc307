package almanac.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** No operation that reads takes the parameter {@code asOf} without a word: it honours it, and says so, or refuses it. */
class EveryGetAsOfTest {

    private static final Subjects SUBJECTS = new Subjects();

    /** Operations that answer a default as of the time before the first choice. */
    private static final Set<String> HAVE_A_DEFAULT = Set.of(
            "getBillingTagSettings",
            "getBillingTagMode",
            "getBillingTagNotification",
            "getNotificationSettings",
            "getCostAllocation",
            "getCostAllocationSummary",
            "getCostAssets");

    private static final String LAST = "2999-01-01T00:00:00Z";

    @TestFactory
    Stream<DynamicTest> every_operation_that_reads_honours_or_refuses_it() {
        JsonNode paths = Given.anonymous().get("/v3/api-docs").expect(200).at("/paths");
        return paths.properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> {
                    JsonNode operation = path.getValue().path("get");
                    return dynamicTest(operation.path("operationId").asString(), () -> check(path.getKey(), operation));
                });
    }

    private static void check(String path, JsonNode operation) {
        String target = path.equals("/version")
                ? path
                : SUBJECTS.request(operation.path("operationId").asString()).path();
        if (describesIt(operation)) {
            boolean hasDefault =
                    HAVE_A_DEFAULT.contains(operation.path("operationId").asString());
            honours(SUBJECTS.owner().api(), target, hasDefault ? 200 : 404);
        } else {
            refuses(SUBJECTS.owner().api(), target);
        }
    }

    private static void honours(Api api, String target, int beforeTheFirst) {
        Server.running().awaitQuiet(); // a snapshot goes through its states by itself
        Answer now = api.get(target).expect(200);
        Answer last = api.get(with(target, LAST)).expect(200);
        assertThat(withoutMetadata(last)).isEqualTo(withoutMetadata(now));
        assertThat(last.header("ETag")).isEqualTo(now.header("ETag")).isNotEmpty();
        api.get(with(target, "0")).expect(beforeTheFirst);
        assertThat(api.get(with(target, "nonsense")).expect(400).text("/errors/0"))
                .startsWith("asOf: ");
    }

    private static void refuses(Api api, String target) {
        assertThat(api.get(target).status()).isIn(200, 404); // of some things there are none in a test
        for (String moment : new String[] {"0", LAST, "nonsense"}) {
            assertThat(api.get(with(target, moment)).expect(400).text("/errors/0"))
                    .startsWith("asOf: ");
        }
    }

    private static boolean describesIt(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString().equals("asOf"));
    }

    private static String with(String target, String moment) {
        return target + (target.contains("?") ? "&" : "?") + "asOf=" + moment;
    }

    private static JsonNode withoutMetadata(Answer answer) {
        return ((ObjectNode) answer.json()).without("metadata");
    }
}
