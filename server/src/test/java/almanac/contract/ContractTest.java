package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import almanac.contract.Operation.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {

    private final Contract contract = Contract.domino();

    @Test
    void there_are_115_operations_and_230_schemas() {
        assertThat(contract.operations()).extracting(Operation::id).hasSize(115).doesNotHaveDuplicates();
        assertThat(contract.schemas()).hasSize(230);
    }

    @Test
    void every_type_that_is_named_is_there() {
        assertThatCode(() -> {
                    contract.schemas().values().forEach(this::resolve);
                    contract.operations().forEach(this::resolve);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_request_finds_its_operation() {
        assertThat(idOf("GET", "/api/projects/v1/projects/6530b3d45f1c9a2e8f4c0d1a"))
                .isEqualTo("getProjectById");
        assertThat(idOf("GET", "/api/projects/beta/projects?offset=2&limit=3")).isEqualTo("getProjects");
        assertThat(idOf("POST", "/api/projects/beta/projects")).isEqualTo("createProject");
        assertThat(idOf("PATCH", "/api/registeredmodels/v1/my%2Fmodel%20x")).isEqualTo("patchRegisteredModelByName");
    }

    @Test
    void a_fixed_segment_wins_over_a_variable() {
        assertThat(idOf("GET", "/api/organizations/v1/organizations/all")).isEqualTo("getAllOrgs");
        assertThat(idOf("GET", "/api/organizations/v1/organizations/6530b3d45f1c9a2e8f4c0d1a"))
                .isEqualTo("getOrg");
        assertThat(idOf("GET", "/api/registeredmodels/v1/names")).isEqualTo("getRegisteredModelNames");
        assertThat(idOf("GET", "/api/registeredmodels/v1/churn")).isEqualTo("getRegisteredModelByName");
    }

    @Test
    void the_path_of_a_file_may_contain_slashes_encoded_or_not() {
        String files = "/api/projects/v1/projects/6530b3d45f1c9a2e8f4c0d1a/files/0a1b2c";
        assertThat(List.of(files + "/README.md/content", files + "//src/a b.py/content", files + "/src%2Fa.py/content"))
                .allSatisfy(path -> assertThat(idOf("GET", path)).isEqualTo("getProjectFileContents"));
        assertThat(idOf("GET", files + "/README.md")).isEmpty();
    }

    @Test
    void other_requests_find_nothing() {
        assertThat(idOf("PUT", "/api/projects/beta/projects")).isEmpty();
        assertThat(idOf("GET", "/api/projects/beta/projects/")).isEmpty();
        assertThat(idOf("GET", "/api/admin/v1/exports")).isEmpty();
    }

    @Test
    void a_schema_has_the_members_of_the_schemas_it_extends() {
        assertThat(namesOf("NewEnvironmentV1")).contains("visibility", "dockerfileInstructions", "postRunScript");
        assertThat(namesOf("PaginatedMetadataV1"))
                .containsExactly("notices", "requestId", "limit", "offset", "totalCount", "pagination");
    }

    @Test
    void every_operation_answers_the_common_failures() {
        assertThat(contract.operation("deleteDataset").responses()).containsOnlyKeys(200, 400, 401, 403, 404, 500);
        assertThat(contract.operation("requestAsyncPrediction").responses()).containsKeys(413, 422, 429);
    }

    private String idOf(String method, String path) {
        return contract.find(method, path).map(Operation::id).orElse("");
    }

    private List<String> namesOf(String schema) {
        return contract.resolve(new Type.Model(schema)) instanceof Type.Composite(List<Type.Member> members)
                ? members.stream().map(Type.Member::name).toList()
                : List.of();
    }

    private void resolve(Operation operation) {
        operation.requestBody().ifPresent(this::resolve);
        operation.parameters().stream().map(Parameter::type).forEach(this::resolve);
        operation.responses().values().stream()
                .flatMap(payload -> payload instanceof Payload.Json(List<Type> oneOf) ? oneOf.stream() : Stream.of())
                .forEach(this::resolve);
    }

    private void resolve(Type type) {
        switch (type) {
            case Type.Model model -> contract.resolve(model);
            case Type.ListOf(Type item) -> resolve(item);
            case Type.MapOf(Type value) -> resolve(value);
            case Type.Composite(List<Type.Member> members) -> members.forEach(member -> resolve(member.type()));
            case Type.Text text -> TextFormat.named(text.format());
            case Type.Whole(), Type.Decimal(), Type.Truth(), Type.Anything() -> {}
        }
    }
}
