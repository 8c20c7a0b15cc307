package almanac.gateway.api;

import static almanac.server.Given.administrator;
import static almanac.server.Given.anEndpointBody;
import static almanac.server.Given.anEndpointFor;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GatewayEndpointHttpTest {

    private static final String ENDPOINTS = "/api/aigateway/v1/endpoints";
    private static final String TERMS = "/api/almanac/v1/gateway/endpoints/";
    private static final String AUDIT = "/api/aigateway/v1/audit";

    private final Someone ana = Someone.called("ana");

    private static Answer make(String name, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(anEndpointBody(name));
        body.putAll(changes);
        return administrator().post(ENDPOINTS, body);
    }

    @Test
    void secrets_are_masked_for_all_and_the_rest_is_shown() {
        String name = unique("assistant");
        Answer made = make(name, Map.of()).expect(200);
        assertThat(made.text("/modelConfig/openai_api_key")).isEqualTo("********");
        assertThat(made.text("/modelConfig/openai_api_base")).isEqualTo("https://llm.example.org/v1");
        assertThat(made.text("/endpointType")).isEqualTo("llm/v1/chat");
        assertThat(administrator().get(ENDPOINTS + "/" + name).expect(200).json())
                .isEqualTo(made.json());
    }

    @Test
    void the_list_has_what_the_caller_may_use_the_newest_first() {
        String first = anEndpointFor(ana.id());
        String hidden = anEndpointFor();
        Given.Organization crew = Given.anOrganizationOf(Someone.called("founder"), ana);
        String second = anEndpointFor(crew.id());
        Answer mine = ana.api().get(ENDPOINTS).expect(200);
        assertThat(names(mine)).containsSubsequence(second, first).doesNotContain(hidden);
        assertThat(names(administrator().get(ENDPOINTS).expect(200))).contains(first, hidden, second);
    }

    @Test
    void the_list_is_sorted_searched_and_cut_as_later_releases_do() {
        Someone lea = Someone.called("lea");
        String mark = unique("mark");
        String first = Given.anEndpointFor(lea.id());
        String second = make(unique("a-list"), Map.of("modelName", mark, "endpointPermissions", onlyFor(lea)))
                .expect(200)
                .text("/endpointName");
        String third = make(unique("z-list"), Map.of("modelName", mark + "-2", "endpointPermissions", onlyFor(lea)))
                .expect(200)
                .text("/endpointName");
        Set<String> ours = Set.of(first, second, third); // others may be for all users
        assertThat(names(ours, lea.api().get(ENDPOINTS).expect(200))).containsExactly(third, second, first);
        assertThat(names(
                        ours,
                        lea.api().get(ENDPOINTS + "?shouldSortAscending=true").expect(200)))
                .containsExactly(first, second, third);
        assertThat(names(
                        ours,
                        lea.api()
                                .get(ENDPOINTS + "?sortByField=endpointName&shouldSortAscending=true&limit=1")
                                .expect(200)))
                .containsExactly(second);
        assertThat(names(
                        ours,
                        lea.api()
                                .get(ENDPOINTS + "?sortByField=modelName&searchFilter=" + mark.toUpperCase(Locale.ROOT))
                                .expect(200)))
                .containsExactly(third, second);
        assertThat(names(ours, lea.api().get(ENDPOINTS + "?offset=1").expect(200)))
                .containsExactly(second, first);
        assertThat(names(ours, lea.api().get(ENDPOINTS + "?offset=9&limit=1").expect(200)))
                .isEmpty();
        for (String field : List.of("endpointType", "modelProvider", "creationDate")) {
            assertThat(names(
                            ours,
                            lea.api().get(ENDPOINTS + "?sortByField=" + field).expect(200)))
                    .containsExactly(third, second, first);
        }
        for (String wrong : List.of("sortByField=color", "offset=-1", "limit=0", "limit=x")) {
            lea.api().get(ENDPOINTS + "?" + wrong).expect(400);
        }
        assertThat(Instant.parse(lea.api().get(ENDPOINTS + "/" + first).text("/creationDate")))
                .isBetween(
                        Instant.now().minus(Duration.ofHours(1)), Instant.now().plusSeconds(1));
    }

    @Test
    void a_configuration_that_was_read_can_be_sent_back_and_keeps_its_key() {
        String name = anEndpointFor();
        String path = ENDPOINTS + "/" + name;
        String before = sealed(name);
        Answer read = administrator().get(path).expect(200);
        Answer same = administrator()
                .patch(path, Map.of("modelConfig", read.at("/modelConfig")))
                .expect(200);
        assertThat(same.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(sealed(name)).isEqualTo(before);
        administrator()
                .patch(path, Map.of("modelConfig", Map.of("openai_api_key", "another")))
                .expect(200);
        assertThat(sealed(name)).isNotEqualTo(before);
    }

    /** Otherwise a manager could have a key that is never shown sent to a server of the manager's own. */
    @Test
    void a_key_is_given_again_with_another_address() {
        String name = anEndpointFor();
        String path = ENDPOINTS + "/" + name;
        Map<String, String> elsewhere = Map.of("openai_api_key", "********", "openai_api_base", "https://example.org");
        assertThat(administrator()
                        .patch(path, Map.of("modelConfig", elsewhere))
                        .expect(400)
                        .text("/errors/0"))
                .contains("modelConfig.openai_api_key");
        Map<String, String> whole = new HashMap<>(elsewhere);
        whole.put("openai_api_key", "sk-again");
        administrator().patch(path, Map.of("modelConfig", whole)).expect(200);
        administrator().patch(path, Map.of("modelConfig", elsewhere)).expect(200);
    }

    @Test
    void a_mask_is_no_key_of_a_new_endpoint() {
        assertThat(make(unique("new"), Map.of("modelConfig", Map.of("openai_api_key", "********")))
                        .expect(400)
                        .text("/errors/0"))
                .contains("modelConfig.openai_api_key");
    }

    /** MLflow reads such values from its server's environment and disk. */
    @Test
    void values_that_look_like_variables_or_files_are_what_they_say() {
        for (String value : List.of("$HOME", "/etc/passwd")) {
            Answer made = make(
                            unique("plain"),
                            Map.of("modelConfig", Map.of("openai_api_key", value, "openai_organization", value)))
                    .expect(200);
            assertThat(made.text("/modelConfig/openai_organization")).isEqualTo(value);
        }
    }

    @Test
    void an_endpoint_is_renamed_and_its_old_name_is_free() {
        String name = anEndpointFor(ana.id());
        String other = unique("renamed");
        String id = ana.api().get(ENDPOINTS + "/" + name).expect(200).text("/endpointId");
        administrator()
                .patch(ENDPOINTS + "/" + name, Map.of("endpointName", other))
                .expect(200);
        assertThat(ana.api().get(ENDPOINTS + "/" + other).expect(200).text("/endpointId"))
                .isEqualTo(id);
        ana.api().get(ENDPOINTS + "/" + name).expect(404);
        make(name, Map.of()).expect(200);
        assertThat(administrator()
                        .patch(ENDPOINTS + "/" + other, Map.of("endpointName", name))
                        .expect(400)
                        .text("/errors/0"))
                .contains("endpointName");
    }

    @Test
    void what_is_wrong_is_refused_by_its_name() {
        assertThat(make(unique("x"), Map.of("endpointType", "llm/v2/chat"))
                        .expect(400)
                        .body())
                .contains("endpointType");
        assertThat(make(unique("x"), Map.of("modelProvider", "palm"))
                        .expect(400)
                        .text("/errors/0"))
                .contains("modelProvider", "openai, anthropic");
        assertThat(make("no name", Map.of()).expect(400).body()).contains("no name");
        make("x".repeat(64), Map.of()).expect(400);
        administrator().delete(ENDPOINTS + "/a.b").expect(400);
        administrator().get(ENDPOINTS + "/a.b").expect(400);
        administrator()
                .get(ENDPOINTS + "/" + anEndpointFor() + "?numInputTokens=many")
                .expect(400);
        Map<String, Object> unknown = Map.of("isEveryoneAllowed", true, "userIds", List.of("ffffffffffffffffffffffff"));
        make(unique("x"), Map.of("endpointPermissions", unknown)).expect(404);
    }

    @Test
    void a_stale_version_is_not_changed() {
        String path = ENDPOINTS + "/" + anEndpointFor();
        administrator()
                .with("If-Match", "\"99\"")
                .patch(path, Map.of("modelName", "x"))
                .expect(412);
    }

    @Test
    void permissions_show_others_to_managers_alone() {
        Someone bo = Someone.called("bo");
        String path = ENDPOINTS + "/" + anEndpointFor(ana.id(), bo.id()) + "/permissions";
        assertThat(administrator().get(path).expect(200).at("/userIds")).hasSize(2);
        assertThat(ana.api().get(path).expect(200).at("/userIds"))
                .extracting(JsonNode::asString)
                .containsExactly(ana.id());
        Answer opened =
                administrator().patch(path, Map.of("isEveryoneAllowed", true)).expect(200);
        assertThat(opened.at("/userIds")).hasSize(2);
        Someone.called("outsider").api().get(path).expect(200);
    }

    @Test
    void a_deleted_endpoint_is_gone_and_its_key_with_it() {
        String name = anEndpointFor(ana.id());
        String path = ENDPOINTS + "/" + name;
        String id = ana.api().get(path).expect(200).text("/endpointId");
        assertThat(administrator().delete(path).expect(200).body()).isEmpty();
        administrator().delete(path).expect(404);
        ana.api().get(path).expect(404);
        assertThat(Server.running()
                        .database()
                        .queryForList("select 1 from gateway_credentials where endpoint_id = ?", id))
                .isEmpty();
    }

    @Test
    void limits_and_prices_are_kept_as_they_are_given() {
        String path = TERMS + anEndpointFor();
        assertThat(administrator().get(path + "/prices").expect(200).json()).isEmpty();
        administrator()
                .put(path + "/prices", Map.of("currency", "EUR", "input", 0.15, "output", 0.6))
                .expect(200);
        Answer prices = administrator().get(path + "/prices").expect(200);
        assertThat(prices.at("/cached").decimalValue()).isEqualByComparingTo("0.15");
        administrator()
                .put(path + "/limits", Map.of("callsPerMinute", 5, "budgetPerMonth", 250))
                .expect(200);
        Answer limits = administrator().get(path + "/limits").expect(200);
        assertThat(limits.json().propertyNames()).containsExactlyInAnyOrder("callsPerMinute", "budgetPerMonth");
        administrator().put(path + "/limits", Map.of("callsPerMinute", 0)).expect(400);
        administrator()
                .put(path + "/prices", Map.of("currency", "euro", "input", 1, "output", 1))
                .expect(400);
    }

    @Test
    void days_that_no_calendar_has_are_refused() {
        String usage = TERMS + anEndpointFor() + "/usage";
        for (String days : List.of(
                "to=-999999999-01-01",
                "from=-999999999-01-01",
                "from=%2B999999999-12-31&to=%2B999999999-12-31",
                "from=-9999-01-01&to=2026-01-01")) {
            administrator().get(usage + "?" + days).expect(400);
        }
        administrator().get(usage + "?from=2026-01-01&to=2026-01-31").expect(200);
    }

    @Test
    void the_audit_tells_what_happened_with_the_name_of_then() {
        String name = anEndpointFor(ana.id());
        ana.api().get(ENDPOINTS + "/" + name + "?numInputTokens=512").expect(200);
        administrator()
                .patch(ENDPOINTS + "/" + name, Map.of("endpointName", name + "-2"))
                .expect(200);
        administrator().delete(ENDPOINTS + "/" + name + "-2").expect(200);
        Server.running().awaitQuiet();
        Answer before = administrator().get(AUDIT + "?endpointNames=" + name).expect(200);
        assertThat(kinds(before))
                .containsExactly("AccessGatewayEndpoint", "UpdateGatewayEndpoint", "CreateGatewayEndpoint");
        assertThat(before.text("/0/metadata/numInputTokens")).isEqualTo("512");
        assertThat(before.text("/0/performedBy")).isEqualTo(ana.id());
        Answer after =
                administrator().get(AUDIT + "?endpointNames=" + name + "-2").expect(200);
        assertThat(kinds(after)).containsExactly("DeleteGatewayEndpoint", "UpdateGatewayEndpoint");
        assertThat(administrator()
                        .get(AUDIT + "?startTime=2001-01-01T00:00:00Z&endTime=2001-01-02T00:00:00Z")
                        .expect(200)
                        .json())
                .isEmpty();
        administrator()
                .get(AUDIT + "?startTime=2002-01-01T00:00:00Z&endTime=2001-01-02T00:00:00Z")
                .expect(400);
    }

    private static Map<String, Object> onlyFor(Someone user) {
        return Map.of("isEveryoneAllowed", false, "userIds", List.of(user.id()));
    }

    private static List<String> kinds(Answer audit) {
        return audit.json()
                .valueStream()
                .map(line -> line.path("eventKind").asString())
                .toList();
    }

    private static List<String> names(Answer list) {
        return list.at("/endpoints")
                .valueStream()
                .map(endpoint -> endpoint.path("endpointName").asString())
                .toList();
    }

    private static List<String> names(Set<String> among, Answer list) {
        return names(list).stream().filter(among::contains).toList();
    }

    private static String sealed(String name) {
        return Server.running().database().queryForObject("""
                        select c.sealed from gateway_credentials c
                        join access_gateway_endpoint e on e.endpoint_id = c.endpoint_id
                        where e.name = ?""", String.class, name);
    }
}
