package almanac.hardwaretier.api;

import static almanac.server.Given.aDefinedHardwareTier;
import static almanac.server.Given.aHardwareTier;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HardwareTierHttpTest {

    private static final String TIERS = "/api/hardwaretiers/v1/hardwaretiers";

    private static final Map<String, Object> CAPACITY = Map.of(
            "capacityLevel", "Full",
            "executingRuns", 1,
            "queuedRuns", 2,
            "numberOfExecutors", 3,
            "maxNumberOfExecutors", 4,
            "maxConcurrentRuns", 5,
            "maxAvailableCapacity", 6,
            "availableCapacityWithoutLaunching", 7);

    private final Api api = Given.administrator();

    @Test
    void a_fresh_installation_has_two_of_which_the_small_one_is_the_default() {
        assertThat(tier("medium-k8s").at("/flags/isArchived").asBoolean()).isFalse();
        assertThat(tier("small-k8s").at("/resources/memory/units").asString()).isEqualTo("GiB");
        assertThat(defaults("isDefault")).hasSize(1);
    }

    @Test
    void what_is_not_said_has_a_default_or_stays_absent() {
        String id = unique("tier");
        Answer created = api.post(TIERS, aHardwareTier(id)).expect(200);
        JsonNode tier = created.at("/hardwareTier");
        assertThat(tier.at("/flags/isGlobal").asBoolean()).isTrue();
        assertThat(tier.at("/flags/isVisible").asBoolean()).isTrue();
        assertThat(tier.at("/flags/isDefault").asBoolean()).isFalse();
        assertThat(tier.at("/flags/isDataAnalystTier").asBoolean()).isFalse();
        assertThat(tier.at("/flags").has("isDefaultForModelApi")).isFalse();
        assertThat(tier.at("/centsPerMinute").asDouble()).isZero();
        assertThat(tier.propertyNames())
                .doesNotContain(
                        "gpuConfiguration", "overProvisioning", "tags", "maxSimultaneousExecutions", "dataPlaneId");
        assertThat(api.get(TIERS + "/" + id).expect(200).at("/hardwareTier")).isEqualTo(tier);
    }

    @Test
    void every_member_is_given_back_as_it_came() {
        Map<String, Object> body = aHardwareTier(unique("tier"));
        body.put("centsPerMinute", 1.5);
        body.put(
                "computeClusterRestrictions",
                Map.of(
                        "restrictToDask",
                        true,
                        "restrictToMpi",
                        false,
                        "restrictToRay",
                        true,
                        "restrictToSpark",
                        false));
        body.put("dataPlaneId", "plane");
        body.put("gpuConfiguration", Map.of("gpuKey", "nvidia.com/gpu", "numberOfGpus", 2));
        body.put("maxSimultaneousExecutions", 7);
        body.put(
                "overProvisioning",
                Map.of(
                        "instances",
                        1,
                        "schedulingEnabled",
                        true,
                        "daysOfWeek",
                        List.of("MONDAY", "SUNDAY"),
                        "timezone",
                        "Europe/Berlin",
                        "fromTime",
                        "08:00",
                        "toTime",
                        "18:30"));
        body.put("podCustomization", Map.of("additionalLabels", Map.of("a", "b"), "capabilities", List.of("c")));
        body.put("availabilityZones", List.of("z1"));
        body.put("tags", List.of("gpu"));
        body.put("flags", Map.of("isDefaultForModelApi", false, "isModelApiTier", true, "isVisible", false));
        JsonNode tier = api.post(TIERS, body).expect(200).at("/hardwareTier");
        for (String member : List.of(
                "computeClusterRestrictions",
                "dataPlaneId",
                "gpuConfiguration",
                "maxSimultaneousExecutions",
                "overProvisioning",
                "podCustomization",
                "availabilityZones",
                "tags")) {
            assertThat(tier.path(member)).as(member).isEqualTo(json(body).path(member));
        }
        assertThat(tier.at("/flags/isDefaultForModelApi").asBoolean(true)).isFalse();
        assertThat(tier.at("/flags/isModelApiTier").asBoolean()).isTrue();
        assertThat(tier.at("/flags/isVisible").asBoolean()).isFalse();
    }

    @Test
    void an_id_is_taken_once() {
        String id = aDefinedHardwareTier();
        assertThat(api.post(TIERS, aHardwareTier(id)).expect(400).text("/errors/0"))
                .startsWith("id: ")
                .contains(id);
    }

    @Test
    void of_two_who_define_one_at_the_same_time_one_does() throws Exception {
        String id = unique("tier");
        Callable<Integer> define =
                () -> Given.administrator().post(TIERS, aHardwareTier(id)).status();
        List<Integer> statuses = atTheSameTime(List.of(define, define));
        assertThat(statuses).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void one_tier_is_the_default() {
        String former = defaults("isDefault").getFirst();
        String next = aDefinedHardwareTier();
        try {
            assertThat(made(next, "isDefault").at("/flags/isDefault").asBoolean())
                    .isTrue();
            assertThat(defaults("isDefault")).containsExactly(next);
            assertThat(tier(former).at("/flags/isDefault").asBoolean()).isFalse();
        } finally {
            made(former, "isDefault");
        }
        assertThat(defaults("isDefault")).containsExactly(former);
    }

    @Test
    void whoever_makes_one_the_default_at_the_same_time_one_is() throws Exception {
        String former = defaults("isDefault").getFirst();
        String one = aDefinedHardwareTier();
        String other = aDefinedHardwareTier();
        try {
            for (int round = 0; round < 5; round++) {
                atTheSameTime(Stream.of(one, other, former)
                        .<Callable<JsonNode>>map(id -> () -> made(id, "isDefault"))
                        .toList());
                assertThat(defaults("isDefault")).hasSize(1);
            }
        } finally {
            made(former, "isDefault");
        }
    }

    @Test
    void one_tier_is_the_default_for_model_apis() {
        String one = aDefinedHardwareTier();
        String other = aDefinedHardwareTier();
        made(one, "isDefaultForModelApi");
        assertThat(defaults("isDefaultForModelApi")).containsExactly(one);
        made(other, "isDefaultForModelApi");
        assertThat(defaults("isDefaultForModelApi")).containsExactly(other);
        assertThat(api.delete(TIERS + "/" + other).expect(400).text("/errors/0"))
                .startsWith("flags.isDefaultForModelApi: ");
    }

    @Test
    void the_default_is_neither_archived_nor_given_up() {
        String current = defaults("isDefault").getFirst();
        assertThat(api.delete(TIERS + "/" + current).expect(400).text("/errors/0"))
                .startsWith("flags.isDefault: ");
        ObjectNode tier = tier(current);
        tier.withObject("/flags").put("isDefault", false);
        api.put(TIERS, tier).expect(400);
        tier.withObject("/flags").put("isDefault", true).put("isArchived", true);
        api.put(TIERS, tier).expect(400);
        assertThat(defaults("isDefault")).containsExactly(current);
    }

    @Test
    void the_whole_tier_is_replaced() {
        Map<String, Object> body = aHardwareTier(unique("tier"));
        body.put("tags", List.of("old"));
        body.put("maxSimultaneousExecutions", 7);
        ObjectNode tier = (ObjectNode) api.post(TIERS, body).expect(200).at("/hardwareTier");
        tier.remove(List.of("tags", "maxSimultaneousExecutions"));
        tier.put("name", "Another").put("creationTime", "2001-01-01T00:00:00.000Z");
        tier.withObject("/metadata").put("team", "ops");
        tier.set("capacity", json(CAPACITY));
        JsonNode changed = api.put(TIERS, tier).expect(200).at("/hardwareTier");
        assertThat(changed.path("name").asString()).isEqualTo("Another");
        assertThat(changed.propertyNames()).doesNotContain("tags", "maxSimultaneousExecutions", "capacity");
        assertThat(changed.at("/metadata/team").asString()).isEqualTo("ops");
        assertThat(changed.path("creationTime").asString()).doesNotStartWith("2001");
        assertThat(api.put(TIERS, tier.put("id", unique("unheard-of")))
                        .expect(404)
                        .text("/errors/0"))
                .contains("unheard-of");
    }

    @Test
    void an_archived_tier_is_out_of_the_list_and_still_readable() {
        String id = aDefinedHardwareTier();
        JsonNode archived = api.delete(TIERS + "/" + id).expect(200).at("/hardwareTier");
        assertThat(archived.at("/flags/isArchived").asBoolean()).isTrue();
        assertThat(archived.at("/flags/isVisible").asBoolean()).isFalse();
        assertThat(listed("")).doesNotContain(id);
        assertThat(listed("&includeArchived=true")).contains(id);
        assertThat(tier(id)).isEqualTo(archived);
        assertThat(api.delete(TIERS + "/" + id).expect(200).at("/hardwareTier")).isEqualTo(archived);
    }

    @Test
    void tiers_come_by_id_and_in_pages() {
        aDefinedHardwareTier();
        List<String> all = listed("");
        assertThat(all).isSorted().contains("small-k8s", "medium-k8s");
        Answer page = api.get(TIERS + "?offset=1&limit=1").expect(200);
        assertThat(page.text("/hardwareTiers/0/id")).isEqualTo(all.get(1));
        assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(all.size());
        assertThat(page.at("/metadata/pagination/totalCount").asInt()).isEqualTo(all.size());
        api.get(TIERS + "?limit=0").expect(400);
    }

    @ParameterizedTest
    @CsvSource({"coresLimit, 0.25, resources.coresLimit", "memoryLimit, 511, resources.memoryLimit"})
    void a_limit_is_not_below_what_is_asked_for(String member, double limit, String place) {
        ObjectNode body = (ObjectNode) json(aHardwareTier(unique("tier")));
        ObjectNode resources = body.withObject("/resources");
        if (member.equals("coresLimit")) {
            resources.put(member, limit);
        } else {
            resources.putObject(member).put("value", limit).put("units", "MiB");
        }
        assertThat(api.post(TIERS, body).expect(400).text("/errors/0")).startsWith(place + ": ");
    }

    @Test
    void an_unknown_tier_is_not_found_and_a_strange_id_is_none() {
        api.get(TIERS + "/unheard-of").expect(404);
        api.delete(TIERS + "/unheard-of").expect(404);
        api.get(TIERS + "/ffffffffffffffffffffffff").expect(400);
        assertThat(api.post(TIERS, aHardwareTier("two words")).expect(400).body())
                .contains("two words is not a valid ID");
    }

    private JsonNode made(String id, String flag) {
        ObjectNode tier = tier(id);
        tier.withObject("/flags").put(flag, true);
        return api.put(TIERS, tier).expect(200).at("/hardwareTier");
    }

    private ObjectNode tier(String id) {
        return (ObjectNode) api.get(TIERS + "/" + id).expect(200).at("/hardwareTier");
    }

    private List<String> defaults(String flag) {
        return api.get(TIERS + "?limit=10000&includeArchived=true")
                .expect(200)
                .at("/hardwareTiers")
                .valueStream()
                .filter(tier -> tier.at("/flags/" + flag).asBoolean(false))
                .map(tier -> tier.path("id").asString())
                .toList();
    }

    private List<String> listed(String more) {
        return api.get(TIERS + "?limit=10000" + more)
                .expect(200)
                .at("/hardwareTiers")
                .valueStream()
                .map(tier -> tier.path("id").asString())
                .toList();
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private static <T> List<T> atTheSameTime(List<Callable<T>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
