package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiCheckTest {

    private static final String STATUS = """
            {"paths":{"/api/projects/v1/projects/{projectId}/status":{"put":{
              "parameters":[{"name":"projectId","in":"path","required":true,"schema":{"type":"string"}}],
              "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S"}}}},
              "responses":{"200":{"content":{"*/*":{"schema":{"$ref":"#/components/schemas/E"}}}},"400":{}}}}},
             "components":{"schemas":{
              "S":{"type":"object","required":["isBlocked","status"],"properties":{"isBlocked":{"type":"boolean"},
                "status":{"type":"string","enum":["complete","active"]},"blockedReason":{"type":"string"},
                "completedMessage":{"type":"string"}}},
              "M":{"type":"object","required":["requestId","notices"],"properties":{"requestId":{"type":"string"},
                "notices":{"type":"array","items":{"type":"string"}}}},
              "E":{"type":"object","required":["metadata","status"],"properties":{
                "status":{"$ref":"#/components/schemas/S"},"metadata":{"allOf":[{"$ref":"#/components/schemas/M"}]}}}}}}
            """;
    private static final String USERS = """
            {"paths":{"/api/users/v1/users":{"get":{"parameters":[
              {"name":"offset","in":"query","required":false,"schema":{"type":"integer","default":0}},
              {"name":"asOf","in":"query","schema":{"type":"string"}},
              {"name":"limit","in":"query","required":false,"schema":{"type":"integer","default":10}}],
              "responses":{"200":{}}}}}}
            """;

    private final Extensions extensions = Extensions.of("member ProjectStatusV1.since\nparameter asOf");

    @Test
    void a_document_that_says_the_same_passes() {
        assertThat(differences(STATUS)).isEmpty();
        assertThatCode(() -> OpenApiCheck.check(Contract.JSON.readTree(STATUS), List.of("updateProjectStatus")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "put"                    | "post"                     | updateProjectStatus (PUT /api/projects/v1/projects/{projectId}/status): not in the document
                    "projectId","in"         | "id","in"                  | updateProjectStatus path parameter projectId: not in the document
                    "projectId","in"         | "id","in"                  | updateProjectStatus: parameter id is not in the contract
                    "in":"path","required":true | "in":"path"             | updateProjectStatus path parameter projectId.required: expected true, found false
                    {"type":"string"}}],     | {"type":"integer"}}],      | updateProjectStatus path parameter projectId.type: expected [string], found [integer]
                    "requestBody":{"required":true | "requestBody":{"required":false | updateProjectStatus request body.required: expected true, found false
                    "requestBody"            | "noBody"                   | updateProjectStatus request body: expected true, found false
                    "isBlocked":{"type":"boolean"} | "isBlocked":{"type":"string"} | updateProjectStatus request.isBlocked.type: expected [boolean], found [string]
                    "isBlocked":{"type":"boolean"} | "isBlocked":{"type":["boolean","null"]} | updateProjectStatus request.isBlocked.type: expected [boolean], found [boolean, null]
                    "blockedReason":         | "reason":                  | updateProjectStatus request.blockedReason: not in the document
                    "blockedReason":         | "reason":                  | updateProjectStatus request.reason: not in the contract
                    ["isBlocked","status"]   | ["status"]                 | updateProjectStatus request.isBlocked.required: expected true, found false
                    ["complete","active"]    | ["complete","ACTIVE"]      | updateProjectStatus request.status.enum: expected [active, complete], found [ACTIVE, complete]
                    "200"                    | "201"                      | updateProjectStatus success: expected [200], found [201]
                    "*/*"                    | "*/*":{},"x"               | updateProjectStatus 200 has a body: expected true, found false
                    "items":{"type":"string"} | "items":{"type":"number"} | updateProjectStatus 200.metadata.notices[].type: expected [string], found [number]
                    """)
    void a_difference_is_reported_with_its_place(String same, String other, String difference) {
        assertThat(STATUS).contains(same);
        assertThat(differences(STATUS.replace(same, other))).contains(difference);
    }

    @Test
    void a_member_in_the_allow_list_passes() {
        assertThat(differences(
                        STATUS.replace("\"blockedReason\"", "\"since\":{\"type\":\"string\"},\"blockedReason\"")))
                .isEmpty();
    }

    @Test
    void defaults_and_parameters_of_our_own() {
        assertThat(users(USERS)).containsExactly("getVisibleUsers 200 has a body: expected true, found false");
        assertThat(users(USERS.replace("\"default\":10", "\"default\":20")))
                .contains("getVisibleUsers query parameter limit.default: expected 10, found 20");
        assertThat(users(USERS.replace(",\"default\":0", "")))
                .contains("getVisibleUsers query parameter offset.default: expected 0, found null");
    }

    @Test
    void all_differences_come_at_once() {
        assertThatThrownBy(() -> OpenApiCheck.check(Contract.JSON.readTree(USERS), List.of("getProjects", "getOrg")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("getProjects (GET", "getOrg (GET");
    }

    private List<String> users(String document) {
        return differences(document, "getVisibleUsers");
    }

    private List<String> differences(String document) {
        return differences(document, "updateProjectStatus");
    }

    private List<String> differences(String document, String operationId) {
        return OpenApiCheck.differences(
                Contract.domino(), extensions, Contract.JSON.readTree(document), List.of(operationId));
    }
}
