package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MalformedBodiesTest {

    private static final String PROJECT = """
            {"name":"churn","description":"d","visibility":"private","mainRepository":{"uri":"https://example.org/a"}}""";
    private static final String METRICS = """
            {"newMetricValues":[{"metric":"auc","modelMonitoringId":"m1","referenceTimestamp":"2026-01-01T00:00:00Z",\
            "value":0.5,"tags":[{"key":"a","value":"b"}]}]}""";

    @Test
    void the_whole_body_may_be_wrong() {
        assertThat(bodies("createProject", PROJECT))
                .contains("", "[]", "null", "name=value", PROJECT.substring(0, PROJECT.length() - 1));
    }

    @Test
    void every_required_member_is_left_out_once() {
        assertThat(described("createProject", PROJECT))
                .contains("without name", "without description", "without visibility", "without mainRepository.uri")
                .contains("null as name")
                .doesNotContain("without isRestricted", "without mainRepository");
        assertThat(find("createProject", PROJECT, "without name"))
                .returns("name", MalformedBody::member)
                .returns(PROJECT.replace("\"name\":\"churn\",", ""), MalformedBody::body);
    }

    @Test
    void a_member_with_a_default_may_be_left_out() {
        assertThat(described("createWorkspaceSession", "{\"externalVolumeMounts\":[]}"))
                .contains("text as externalVolumeMounts")
                .doesNotContain("without externalVolumeMounts");
    }

    @Test
    void every_member_has_a_wrong_type_once_present_or_not() {
        assertThat(described("createProject", PROJECT))
                .contains("a number as name", "an object as name", "text as isRestricted", "a list as mainRepository")
                .contains("a malformed domino-id as ownerId", "a number as mainRepository.uri");
        assertThat(find("createProject", PROJECT, "text as isRestricted").body())
                .contains("\"isRestricted\":\"maybe\"");
    }

    @Test
    void text_has_unknown_values_nul_and_too_many_characters() {
        assertThat(described("createProject", PROJECT))
                .contains("an unknown value as visibility", "a NUL as description", "10,000 characters as name")
                .doesNotContain("10,000 characters as description", "an unknown value as name");
        assertThat(find("createProject", PROJECT, "a NUL as name").body()).contains("\"name\":\"a\\u0000b\"");
    }

    @Test
    void the_first_item_of_a_list_is_broken_too() {
        assertThat(described("logMetricValues", METRICS))
                .contains("a list of null as newMetricValues", "text as newMetricValues.0.value")
                .contains(
                        "without newMetricValues.0.tags.0.key", "a number beyond a double as newMetricValues.0.value");
    }

    @Test
    void no_malformed_body_is_the_valid_one() {
        assertThat(bodies("createProject", PROJECT)).doesNotContain(PROJECT).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_names_the_member() {
        MalformedBody body = find("createProject", PROJECT, "without name");
        assertThatCode(() -> body.mustBeRefusedBy(answer(400, "name: required")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> body.mustBeRefusedBy(answer(400, "required"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> body.mustBeRefusedBy(answer(200, "name"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> body.mustBeRefusedBy(answer(500, "name"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> body.mustBeRefusedBy(answer(404, "name"))).isInstanceOf(AssertionError.class);
    }

    @Test
    void an_operation_without_a_body_has_none() {
        assertThatThrownBy(() -> MalformedBodies.of("getProjects", "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> bodies(String operation, String valid) {
        return MalformedBodies.of(operation, valid).map(MalformedBody::body).toList();
    }

    private static List<String> described(String operation, String valid) {
        return MalformedBodies.of(operation, valid)
                .map(MalformedBody::description)
                .toList();
    }

    private static MalformedBody find(String operation, String valid, String description) {
        return MalformedBodies.of(operation, valid)
                .filter(body -> body.description().equals(description))
                .findFirst()
                .orElseThrow();
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }
}
