package almanac.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Api;
import almanac.contract.ServedOperations;
import almanac.permission.PermissionTable.Cell;
import almanac.support.Given;
import almanac.support.Given.DataSource;
import almanac.support.Given.Dataset;
import almanac.support.Given.Environment;
import almanac.support.Given.Organization;
import almanac.support.Given.Project;
import almanac.support.Server;
import almanac.support.Someone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Asks every cell of the table. Each gets things of its own; a refusal leaves nothing behind but its own record. */
class PermissionTest {

    private static final Someone OWNER = Someone.called("owner");
    private static final Someone OUTSIDER = Someone.called("outsider");
    private static final Someone COLLABORATOR = Someone.called("collaborator");
    private static final Someone MEMBER = Someone.called("member");
    private static final Someone ADMIN = Someone.called("admin");
    private static final Someone MANAGER = Someone.withRoles("manager", List.of("ProjectManager"));
    private static final Someone AUDITOR = Someone.withRoles("auditor", List.of("Auditor"));
    private static final Someone SUPPORT = Someone.withRoles("support", List.of("SupportStaff"));
    private static final Someone READER = Someone.withRoles("reader", List.of("ReadOnlySupportStaff"));
    private static final Someone LITE = Someone.withRoles("lite", List.of());
    private static final Organization CREW = Given.anOrganizationOf(ADMIN, MEMBER);

    @TestFactory
    Stream<DynamicTest> in_a_project() {
        return ask("project", cell -> {
            Project project = Given.aProjectOf(OWNER, cell.visibility());
            Api who = switch (cell.person()) {
                case "anonymous" -> Given.anonymous();
                case "administrator" -> Given.administrator();
                case "outsider" -> OUTSIDER.api();
                case "owner" -> OWNER.api();
                case "organizationMember" -> {
                    Given.withCollaborator(project, CREW.id(), "contributor");
                    yield MEMBER.api();
                }
                default -> {
                    Given.withCollaborator(project, COLLABORATOR.id(), cell.person());
                    yield COLLABORATOR.api();
                }
            };
            check(cell, who, Request.inProject(cell.operation(), project));
        });
    }

    @TestFactory
    Stream<DynamicTest> in_a_dataset() {
        return ask("dataset", cell -> {
            Project project = Given.aPrivateProjectOf(OWNER);
            Dataset dataset = Given.aDatasetIn(project);
            Api who = switch (cell.person()) {
                case "anonymous" -> Given.anonymous();
                case "administrator" -> Given.administrator();
                case "outsider" -> OUTSIDER.api();
                case "owner" -> OWNER.api();
                case "organizationMember" -> {
                    Given.withGrant(dataset, CREW.id(), "DatasetRwReader");
                    yield MEMBER.api();
                }
                case "projectContributor" -> {
                    Given.withCollaborator(project, COLLABORATOR.id(), "contributor");
                    yield COLLABORATOR.api();
                }
                default -> {
                    Given.withCollaborator(project, COLLABORATOR.id(), "launcherUser");
                    Given.withGrant(dataset, COLLABORATOR.id(), "DatasetRw" + cell.person());
                    yield COLLABORATOR.api();
                }
            };
            check(cell, who, Request.inDataset(cell.operation(), dataset));
        });
    }

    @TestFactory
    Stream<DynamicTest> in_an_organization() {
        Map<String, Api> people = Map.of(
                "anonymous", Given.anonymous(),
                "outsider", OUTSIDER.api(),
                "member", MEMBER.api(),
                "admin", ADMIN.api(),
                "manager", MANAGER.api(),
                "administrator", Given.administrator());
        return ask("organization", cell -> {
            Organization organization = Given.anOrganizationOf(ADMIN, MEMBER);
            check(cell, of(people, cell), Request.inOrganization(cell.operation(), organization, MEMBER));
        });
    }

    @TestFactory
    Stream<DynamicTest> about_a_data_source() {
        Map<String, Api> people = Map.of(
                "anonymous", Given.anonymous(),
                "outsider", OUTSIDER.api(),
                "owner", OWNER.api(),
                "grantee", COLLABORATOR.api(),
                "organizationMember", MEMBER.api(),
                "administrator", Given.administrator());
        return ask("dataSource", cell -> {
            DataSource dataSource = Given.aDataSourceOf(OWNER, COLLABORATOR.id(), CREW.id());
            check(cell, of(people, cell), Request.ofDataSource(cell.operation(), dataSource));
        });
    }

    @TestFactory
    Stream<DynamicTest> about_an_account() {
        Map<String, Api> people = Map.of(
                "anonymous", Given.anonymous(),
                "outsider", OUTSIDER.api(),
                "manager", MANAGER.api(),
                "administrator", Given.administrator());
        return ask("account", cell -> {
            Someone account = Someone.called("account");
            Api who = cell.person().equals("himself") ? account.api() : of(people, cell);
            check(cell, who, Request.ofAccount(cell.operation(), account));
        });
    }

    @TestFactory
    Stream<DynamicTest> in_the_installation() {
        Map<String, Api> people = Map.of(
                "anonymous", Given.anonymous(),
                "lite", LITE.api(),
                "practitioner", OUTSIDER.api(),
                "manager", MANAGER.api(),
                "auditor", AUDITOR.api(),
                "administrator", Given.administrator());
        return ask("installation", cell -> check(cell, of(people, cell), Request.ofInstallation(cell.operation())));
    }

    @TestFactory
    Stream<DynamicTest> about_hardware_tiers() {
        Map<String, Api> people = Map.of(
                "anonymous", Given.anonymous(),
                "practitioner", OUTSIDER.api(),
                "readOnlySupport", READER.api(),
                "support", SUPPORT.api(),
                "administrator", Given.administrator());
        return ask("hardwareTier", cell -> check(cell, of(people, cell), Request.ofHardwareTiers(cell.operation())));
    }

    @TestFactory
    Stream<DynamicTest> in_a_private_environment() {
        return inEnvironment("privateEnvironment", () -> Given.anEnvironmentOf(OWNER));
    }

    @TestFactory
    Stream<DynamicTest> in_an_environment_of_an_organization() {
        return inEnvironment(
                "organizationEnvironment",
                () -> Given.anEnvironmentOf(ADMIN.api(), Map.of("visibility", "private", "orgOwnerId", CREW.id())));
    }

    @TestFactory
    Stream<DynamicTest> in_a_global_environment() {
        return inEnvironment(
                "globalEnvironment",
                () -> Given.anEnvironmentOf(Given.administrator(), Map.of("visibility", "global")));
    }

    private static Stream<DynamicTest> inEnvironment(String section, Supplier<Environment> environment) {
        Map<String, Api> people = Map.of(
                "anonymous", Given.anonymous(),
                "outsider", OUTSIDER.api(),
                "owner", OWNER.api(),
                "member", MEMBER.api(),
                "admin", ADMIN.api(),
                "support", SUPPORT.api(),
                "administrator", Given.administrator());
        return ask(
                section,
                cell -> check(cell, of(people, cell), Request.inEnvironment(cell.operation(), environment.get())));
    }

    @Test
    void every_operation_of_the_server_has_a_row() {
        JsonNode paths = Given.anonymous().get("/v3/api-docs").expect(200).at("/paths");
        Set<String> served = paths.properties().stream()
                .filter(path -> !path.getKey().equals("/version"))
                .flatMap(path -> path.getValue().valueStream())
                .map(operation -> operation.path("operationId").asString())
                .collect(Collectors.toSet());
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void every_operation_of_the_committed_list_has_a_row() {
        assertThat(rows()).containsAll(ServedOperations.listed().ids());
    }

    private static List<String> rows() {
        return PermissionTable.all().stream().map(Cell::operation).distinct().toList();
    }

    private static Stream<DynamicTest> ask(String section, Consumer<Cell> question) {
        return PermissionTable.cells(section).stream()
                .map(cell -> dynamicTest(cell.toString(), () -> question.accept(cell)));
    }

    private static void check(Cell cell, Api who, Request request) {
        long before = Server.running().changes();
        who.send(request.method(), request.path(), request.body()).expect(cell.status());
        if (cell.status() >= 400) {
            assertThat(Server.running().changes()).isEqualTo(before);
        }
    }

    private static Api of(Map<String, Api> people, Cell cell) {
        Api who = people.get(cell.person());
        if (who == null) {
            throw new IllegalArgumentException("nobody stands for " + cell.person());
        }
        return who;
    }
}
