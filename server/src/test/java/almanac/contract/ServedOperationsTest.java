package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.contract.ServedOperations.Mapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ServedOperationsTest {

    private static final String PROJECT = "/api/projects/v1/projects/{id}";

    @Test
    void a_mapping_serves_the_operation_of_its_method_and_shape() {
        assertThat(served("GET", PROJECT)).containsExactly("getProjectById");
        assertThat(served("GET", "/api/registeredmodels/v1/{name:[a-z]{1,9}}"))
                .containsExactly("getRegisteredModelByName");
        assertThat(served("", "/api/projects/beta/projects")).containsExactly("createProject", "getProjects");
    }

    @Test
    void a_variable_does_not_serve_a_fixed_segment() {
        assertThat(served("GET", "/api/organizations/v1/organizations/{id}")).containsExactly("getOrg");
        assertThat(served("PUT", PROJECT)).isEmpty();
        assertThat(served("GET", "/api/admin/v1/exports")).isEmpty();
        assertThat(served("GET", PROJECT + "/files/{commit}")).isEmpty();
    }

    @Test
    void a_file_may_be_served_by_a_wildcard() {
        assertThat(List.of("/files/**", "/files/{commit}/**", "/files/{commit}/{*rest}"))
                .allSatisfy(
                        files -> assertThat(served("GET", PROJECT + files)).containsExactly("getProjectFileContents"));
    }

    @Test
    void mappings_come_from_spring() throws NoSuchMethodException {
        RequestMappingHandlerMapping handlers = new RequestMappingHandlerMapping();
        handlers.registerMapping(
                RequestMappingInfo.paths("/api/projects/v1/projects/{id}", "/api/users/v1/self")
                        .methods(RequestMethod.GET)
                        .options(handlers.getBuilderConfiguration())
                        .build(),
                this,
                ServedOperationsTest.class.getDeclaredMethod("mappings_come_from_spring"));
        assertThat(ServedOperations.of(handlers).ids()).containsExactly("getCurrentUser", "getProjectById");
    }

    @Test
    void the_list_holds_operations_only() {
        assertThat(Contract.domino().operations())
                .extracting(Operation::id)
                .containsAll(ServedOperations.listed().ids());
    }

    @Test
    void the_list_must_be_exact() {
        ServedOperations served = operations("getProjects", "getProjectById");
        assertThatCode(() -> served.mustBe(operations("getProjectById", "getProjects")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> served.mustBe(operations("getProjects", "getOrg")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("served 2 of 115", "add to served.txt:\n  getProjectById", "no longer served")
                .hasMessageEndingWith("\n  getOrg");
    }

    private static Set<String> served(String method, String pattern) {
        return ServedOperations.of(List.of(new Mapping(method, pattern))).ids();
    }

    private static ServedOperations operations(String... ids) {
        return new ServedOperations(new TreeSet<>(List.of(ids)));
    }
}
