package almanac.dataset.api;

import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aSnapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Dataset;
import almanac.server.Server;
import almanac.server.Simultaneous;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many who change one dataset at the same moment. */
class SimultaneousDatasetHttpTest {

    private static final int CLIENTS = 100;
    private static final List<String> ROLES = List.of("DatasetRwOwner", "DatasetRwEditor", "DatasetRwReader");

    private final Someone ana = Someone.called("ana");
    private final Dataset dataset = aDatasetOf(ana);

    /** Every other one tags; in the order of the log each request did what it was to do on what the one before left. */
    @Test
    void what_a_hundred_taggers_and_granters_leave_is_what_they_leave_one_after_the_other() {
        List<String> snapshots = List.of(aSnapshotOf(dataset), aSnapshotOf(dataset), aSnapshotOf(dataset));
        List<Someone> people =
                IntStream.range(0, 5).mapToObj(n -> Someone.called("grantee")).toList();

        List<Answer> answers = Simultaneous.atOnce(
                CLIENTS,
                n -> n % 2 == 0
                        ? tag("tag-" + n % 7, snapshots.get(n % 3))
                        : grant(people.get(n % 5).id(), ROLES.get(n % 3)));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        Map<String, String> state = stateByTheLog(ana.id());
        assertThat(stateAnswered()).isEqualTo(state);
        assertThat(state).hasSize(7 + 5 + 1);
        List<String> asked = IntStream.range(0, CLIENTS)
                .mapToObj(n -> n % 2 == 0
                        ? "tag-" + n % 7 + " " + snapshots.get(n % 3)
                        : people.get(n % 5).id() + " " + ROLES.get(n % 3))
                .toList();
        state.remove(ana.id());
        state.forEach((what, value) -> assertThat(asked).contains(what + " " + value));
    }

    /** The state after the events in the order of their sequence, each of which changes it. */
    private Map<String, String> stateByTheLog(String owner) {
        Map<String, String> state = new TreeMap<>();
        for (JsonNode event : events()) {
            String what = event.path("tag").asString(event.path("grantee").asString(""));
            String value = event.path("snapshot").asString(event.path("role").asString(""));
            if (!what.isEmpty()) {
                assertThat(state.put(what, value)).isNotEqualTo(value);
            }
        }
        assertThat(state).containsKey(owner);
        return new HashMap<>(state);
    }

    private List<JsonNode> events() {
        return Server.running()
                .database()
                .queryForList(
                        "select payload::text from domain_event where aggregate_identifier = ? order by sequence_number",
                        String.class,
                        dataset.id())
                .stream()
                .map(payload -> JsonMapper.shared().readTree(Objects.requireNonNull(payload)))
                .toList();
    }

    private Map<String, String> stateAnswered() {
        Map<String, String> state = new HashMap<>();
        Stream<Map.Entry<String, JsonNode>> tags =
                ana.api().get(dataset.path()).expect(200).at("/dataset/tags").properties().stream();
        tags.forEach(tag -> state.put(tag.getKey(), tag.getValue().asString()));
        ana.api()
                .get(dataset.path() + "/grants")
                .expect(200)
                .at("/grantDetails")
                .forEach(grant -> state.put(
                        grant.path("targetId").asString(),
                        grant.path("targetRole").asString()));
        return state;
    }

    private Answer tag(String tag, String snapshot) {
        return ana.api().post(dataset.path() + "/tags", Map.of("tagName", tag, "snapshotId", snapshot));
    }

    private Answer grant(String target, String role) {
        return ana.api().post(dataset.path() + "/grants", Map.of("targetId", target, "targetRole", role));
    }
}
