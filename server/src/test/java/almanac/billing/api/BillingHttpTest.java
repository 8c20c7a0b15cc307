package almanac.billing.api;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Someone;
import almanac.web.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BillingHttpTest {

    private static final String TAGS = "/api/cost/v1/billingtags";
    private static final String CHARGES = "/v4/projects/billingtags/projects";
    private static final String SETTINGS = "/api/cost/v1/billingtagSettings";

    private final Api api = Given.administrator();

    @Test
    void tags_are_answered_in_the_order_of_the_request_and_once_each() {
        String one = unique("b");
        String other = unique("a");
        Answer answer = upsert(one, other, one).expect(200);
        assertThat(names(answer)).containsExactly(one, other);
    }

    /** What python-domino sends and reads: a body without a type, and null for no tag. */
    @Test
    void a_project_is_charged_to_a_tag_that_is_active() {
        Given.Project project = Given.aPrivateProjectOf(Someone.called("ana"));
        String address = "/v4/projects/" + project.id() + "/billingtag";
        assertThat(api.get(address).expect(200).json().isNull()).isTrue();
        String tag = Given.aBillingTag();
        String left = Given.aBillingTag();
        api.delete(TAGS + "/" + left).expect(200);
        assertThat(api.post(address, Map.of("tag", left)).expect(400).text("/errors/0"))
                .isEqualTo("tag: '%s' is no active billing tag".formatted(left));
        String key = Someone.withRoles("treasurer", List.of("SysAdmin")).key();
        byte[] body = "{\"tag\": \"%s\"}".formatted(tag).getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.send("POST", address, body, "X-Domino-Api-Key", key).statusCode())
                .isEqualTo(200);
        assertThat(api.get(address).expect(200).text("/tag")).isEqualTo(tag);
        api.delete(address).expect(200);
        assertThat(api.get(address).expect(200).json().isNull()).isTrue();
    }

    @Test
    void a_new_project_is_charged_as_the_settings_say() {
        String tag = Given.aBillingTag();
        Api owner = Someone.called("ana").api();
        assertThat(create(owner, Map.of("tag", tag)).expect(200).at("/project").has("billingTag"))
                .as("tags are disabled")
                .isFalse();
        api.put(SETTINGS + "/mode", Map.of("mode", "required")).expect(200);
        try {
            assertThat(create(owner, null).expect(400).text("/errors/0")).startsWith("billingTag: is required");
            assertThat(create(owner, Map.of("tag", unique("unknown")))
                            .expect(400)
                            .text("/errors/0"))
                    .endsWith("is no active billing tag");
            Answer created = create(owner, Map.of("tag", tag)).expect(200);
            assertThat(created.text("/project/billingTag/tag")).isEqualTo(tag);
            String copy = owner.post(
                            "/api/projects/v1/projects/" + created.text("/project/id") + "/copy-project",
                            Map.of("copyDatasets", false))
                    .expect(200)
                    .text("/project/id");
            assertThat(owner.get("/v4/projects/" + copy + "/billingtag")
                            .expect(200)
                            .text("/tag"))
                    .isEqualTo(tag);
            assertThat(owner.post("/v4/projects", Map.of("name", unique("p"), "billingTag", Map.of("tag", tag)))
                            .expect(200)
                            .text("/billingTag/tag"))
                    .isEqualTo(tag);
        } finally {
            api.put(SETTINGS + "/mode", Map.of("mode", "disabled")).expect(200);
        }
    }

    private static Answer create(Api owner, @Nullable Object billingTag) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", unique("p"), "description", "", "visibility", "private"));
        body.put("billingTag", billingTag);
        return owner.post("/api/projects/beta/projects", body);
    }

    /** What python-domino sends and reads: a body without a type. */
    @Test
    void many_projects_are_charged_at_once_and_found_by_their_tag() {
        String tag = Given.aBillingTag();
        Given.Project one = Given.aPrivateProjectOf(Someone.called("ana"));
        Given.Project other = Given.aPrivateProjectOf(Someone.called("bo"));
        assertThat(found("missingBillingTagOnly=true&nameFilter=" + one.name().toUpperCase(Locale.ROOT)))
                .containsExactly(one.id());
        String key = Someone.withRoles("treasurer", List.of("SysAdmin")).key();
        byte[] body = """
                {"projectsBillingTags": [{"projectId": "%s", "billingTag": {"tag": "%s"}},
                                         {"projectId": "%s", "billingTag": {"tag": "%s"}}]}""".formatted(one.id(), tag, other.id(), tag).getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.send("POST", CHARGES, body, "X-Domino-Api-Key", key).statusCode())
                .isEqualTo(200);
        Answer page = api.get(CHARGES + "?billingTag=" + tag + "&pageSize=1&sortBy=created&sortOrder=desc")
                .expect(200);
        assertThat(page.at("/totalMatches").asInt()).isEqualTo(2);
        assertThat(page.text("/page/0/id")).isEqualTo(other.id());
        assertThat(page.text("/page/0/billingTag/tag")).isEqualTo(tag);
        assertThat(found("missingBillingTagOnly=true&nameFilter=" + one.name())).isEmpty();
    }

    private List<String> found(String parameters) {
        return api.get(CHARGES + "?" + parameters)
                .expect(200)
                .at("/page")
                .valueStream()
                .map(project -> project.path("id").asString())
                .toList();
    }

    @Test
    void all_projects_of_a_request_are_charged_or_none() {
        String tag = Given.aBillingTag();
        Given.Project project = Given.aPrivateProjectOf(Someone.called("ana"));
        Map<String, Object> known = charge(project.id(), tag);
        charge(List.of(known, charge("66b0000000000000000000ff", tag))).expect(404);
        assertThat(charge(List.of(known, charge(project.id(), unique("unknown"))))
                        .expect(400)
                        .text("/errors/0"))
                .isEqualTo("projectsBillingTags: names a project twice");
        assertThat(found("billingTag=" + tag)).isEmpty();
        Answer charged = charge(List.of(known)).expect(200);
        assertThat(charged.text("/summaries/0/billingTag/tag")).isEqualTo(tag);
        assertThat(charge(List.of(Map.of("projectId", project.id())))
                        .expect(200)
                        .at("/summaries/0")
                        .has("billingTag"))
                .isFalse();
        assertThat(api.get(CHARGES + "?sortBy=colour").expect(400).text("/errors/0"))
                .isEqualTo("sortBy: must be name or created");
        assertThat(api.get(CHARGES + "?sortOrder=up").expect(400).text("/errors/0"))
                .isEqualTo("sortOrder: must be asc or desc");
    }

    private Answer charge(List<Map<String, Object>> charges) {
        return api.post(CHARGES, Map.of("projectsBillingTags", charges));
    }

    private static Map<String, Object> charge(String project, String tag) {
        return Map.of("projectId", project, "billingTag", Map.of("tag", tag));
    }

    @Test
    void the_list_has_active_tags_by_name() {
        String left = Given.aBillingTag();
        String kept = Given.aBillingTag();
        api.delete(TAGS + "/" + left).expect(200);
        List<String> names = names(Someone.called("reader").api().get(TAGS).expect(200));
        assertThat(names).contains(kept).doesNotContain(left).isSorted();
    }

    @Test
    void a_tag_that_was_deactivated_is_known_and_can_be_activated_again() {
        String tag = Given.aBillingTag();
        for (int i = 0; i < 2; i++) {
            assertThat(api.delete(TAGS + "/" + tag)
                            .expect(200)
                            .at("/billingTag/active")
                            .asBoolean(true))
                    .isFalse();
        }
        upsert(tag).expect(200);
        Answer again = api.get(TAGS + "/" + tag).expect(200);
        assertThat(again.at("/billingTag/active").asBoolean()).isTrue();
    }

    @Test
    void all_tags_of_a_request_are_activated_or_none() {
        String known = Given.aBillingTag();
        String fresh = unique("fresh");
        String otherCase = known.toUpperCase(Locale.ROOT);
        assertThat(upsert(fresh, otherCase).expect(400).text("/errors/0"))
                .isEqualTo("billingTags: '%s' differs in case alone from the billing tag '%s', use that"
                        .formatted(otherCase, known));
        api.get(TAGS + "/" + fresh).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", "a-", "a/b", "ü", "a\u0000"})
    void a_tag_that_is_no_label_value_is_refused(String tag) {
        assertThat(upsert("sound", tag).expect(400).text("/errors/0")).contains("billingTags");
    }

    @Test
    void a_tag_has_63_characters_and_a_request_has_200_tags_at_most() {
        String longest = unique("x") + "x".repeat(63);
        upsert(longest.substring(0, 63)).expect(200);
        upsert(longest.substring(0, 64)).expect(400);
        String stem = unique("many");
        String[] many =
                IntStream.rangeClosed(1, 201).mapToObj(n -> stem + "." + n).toArray(String[]::new);
        upsert(many).expect(400);
        assertThat(names(upsert(List.of(many).subList(0, 200).toArray(String[]::new))
                        .expect(200)))
                .hasSize(200);
        upsert().expect(400);
    }

    @Test
    void an_unknown_tag_is_not_found_and_a_malformed_one_is_refused() {
        api.get(TAGS + "/" + unique("nothing")).expect(404);
        api.delete(TAGS + "/" + unique("nothing")).expect(404);
        api.get(TAGS + "/-").expect(400);
        api.delete(TAGS + "/-").expect(400);
    }

    @Test
    void batches_that_share_tags_in_other_orders_all_succeed_and_make_each_tag_once() throws Exception {
        List<String> tags = List.of(unique("shared"), unique("shared"), unique("shared"));
        List<Callable<Answer>> batches = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<String> order = i % 2 == 0 ? tags : tags.reversed();
            batches.add(() -> upsert(order.toArray(String[]::new)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Answer> answer : threads.invokeAll(batches)) {
                answer.get().expect(200);
            }
        }
        for (String tag : tags) {
            assertThat(api.get(TAGS + "/" + tag).expect(200).header("ETag")).isEqualTo("\"0\"");
        }
    }

    @Test
    void settings_are_read_in_any_case_and_answered_in_lower_case() {
        Answer changed = api.put(SETTINGS, Map.of("mode", "Required", "notifications", true))
                .expect(200);
        assertThat(changed.text("/mode")).isEqualTo("required");
        assertThat(changed.at("/notifications").asBoolean()).isTrue();
        assertThat(api.put(SETTINGS + "/mode", Map.of("mode", "Optional"))
                        .expect(200)
                        .json()
                        .propertyNames())
                .containsExactly("mode");
        api.put(SETTINGS + "/notifications", Map.of("notifications", false)).expect(200);
        Answer all = Someone.called("reader").api().get(SETTINGS).expect(200);
        assertThat(all.text("/mode")).isEqualTo("optional");
        assertThat(all.at("/notifications").asBoolean(true)).isFalse();
        assertThat(api.get(SETTINGS + "/mode").expect(200).text("/mode")).isEqualTo("optional");
        assertThat(api.get(SETTINGS + "/notifications")
                        .expect(200)
                        .at("/notifications")
                        .isBoolean())
                .isTrue();
        api.put(SETTINGS, Map.of("mode", "disabled", "notifications", false)).expect(200);
    }

    @Test
    void settings_before_the_first_choice_are_the_defaults() {
        Answer first = api.get(SETTINGS + "?asOf=0").expect(200);
        assertThat(first.text("/mode")).isEqualTo("disabled");
        assertThat(first.at("/notifications").asBoolean(true)).isFalse();
    }

    private Answer upsert(String... tags) {
        return api.post(TAGS, Map.of("billingTags", List.of(tags)));
    }

    private static List<String> names(Answer answer) {
        return answer.at("/billingTags")
                .valueStream()
                .map(tag -> tag.path("tag"))
                .map(JsonNode::asString)
                .toList();
    }
}
