package almanac.permission;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.contract.ServedOperations;
import almanac.permission.PermissionTable.Cell;
import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Given.Environment;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Asks every cell of the table. Cells about the same kind of thing share one for as long as nothing changes; a refusal leaves
 * nothing behind but its own record.
 */
@Order(3) // one of the longest
class PermissionTableTest {

    /** Paths that answer every client alike, with a credential or without. */
    private static final Set<String> FOR_ALL = Set.of("/", "/version");

    /** Second routes of an operation that has a row, uploads by pieces (UploadHttpTest), and the page of errors. */
    private static final Set<String> WITHOUT_ROW = Set.of(
            "getClientRunBySlash",
            "getJobLogsAsText",
            "exportAuditEvents",
            "startUpload",
            "testPiece",
            "sendPiece",
            "endUpload",
            "cancelUpload",
            "failure");

    private static final Callers CALLERS = new Callers();
    private static final Someone MANAGER = Someone.withRoles("manager", List.of("ProjectManager"));
    private static final Someone AUDITOR = Someone.withRoles("auditor", List.of("Auditor"));
    private static final Someone SUPPORT = Someone.withRoles("support", List.of("SupportStaff"));
    private static final Someone READER = Someone.withRoles("reader", List.of("ReadOnlySupportStaff"));
    private static final Someone LITE = Someone.withRoles("lite", List.of());

    @TestFactory
    Stream<DynamicTest> in_a_dataset() {
        Map<String, Api> people =
                Callers.byName(Map.of("outsider", CALLERS.outsider.api(), "owner", CALLERS.owner.api()));
        Sharing<Dataset> datasets = new Sharing<>(Request::inDataset);
        return PermissionTable.tests("dataset", cell -> {
            boolean isGiven = !people.containsKey(cell.person());
            datasets.ask(
                    cell,
                    isGiven ? cell.person() : "",
                    () -> {
                        Project project = Given.aPrivateProjectOf(CALLERS.owner);
                        Dataset dataset = Given.aDatasetIn(project);
                        return isGiven ? withGrant(project, dataset, cell.person()) : dataset;
                    },
                    _ -> people.getOrDefault(cell.person(), CALLERS.grantee(cell.person())));
        });
    }

    private static Dataset withGrant(Project project, Dataset dataset, String person) {
        switch (person) {
            case "organizationMember" -> Given.withGrant(dataset, CALLERS.crew.id(), "DatasetRwReader");
            case "projectContributor" -> Given.withCollaborator(project, CALLERS.collaborator.id(), "contributor");
            default -> {
                Given.withCollaborator(project, CALLERS.collaborator.id(), "launcherUser");
                Given.withGrant(dataset, CALLERS.collaborator.id(), "DatasetRw" + person);
            }
        }
        return dataset;
    }

    @TestFactory
    Stream<DynamicTest> in_an_organization() {
        return about(
                "organization",
                Map.of(
                        "outsider", CALLERS.outsider.api(),
                        "member", CALLERS.member.api(),
                        "admin", CALLERS.admin.api(),
                        "manager", MANAGER.api()),
                () -> Given.anOrganizationOf(CALLERS.admin, CALLERS.member),
                (operation, organization) -> Request.inOrganization(operation, organization, CALLERS.member));
    }

    @TestFactory
    Stream<DynamicTest> about_a_data_source() {
        return about(
                "dataSource",
                Map.of(
                        "outsider", CALLERS.outsider.api(),
                        "owner", CALLERS.owner.api(),
                        "grantee", CALLERS.collaborator.api(),
                        "organizationMember", CALLERS.member.api()),
                () -> Given.aDataSourceOf(CALLERS.owner, CALLERS.collaborator.id(), CALLERS.crew.id()),
                Request::ofDataSource);
    }

    @TestFactory
    Stream<DynamicTest> about_an_account() {
        Map<String, Api> people = Callers.byName(Map.of("outsider", CALLERS.outsider.api(), "manager", MANAGER.api()));
        Sharing<Someone> accounts = new Sharing<>(Request::ofAccount);
        return PermissionTable.tests(
                "account",
                cell -> accounts.ask(
                        cell,
                        "",
                        () -> Someone.called("account"),
                        account -> cell.person().equals("himself") ? account.api() : of(people, cell)));
    }

    @TestFactory
    Stream<DynamicTest> in_the_installation() {
        return about(
                "installation",
                Map.of(
                        "lite", LITE.api(),
                        "practitioner", CALLERS.outsider.api(),
                        "manager", MANAGER.api(),
                        "auditor", AUDITOR.api()),
                () -> "the only one",
                (operation, _) -> Request.ofInstallation(operation));
    }

    @TestFactory
    Stream<DynamicTest> about_hardware_tiers() {
        return about(
                "hardwareTier",
                Map.of(
                        "practitioner",
                        CALLERS.outsider.api(),
                        "readOnlySupport",
                        READER.api(),
                        "support",
                        SUPPORT.api()),
                () -> "all of them",
                (operation, _) -> Request.ofHardwareTiers(operation));
    }

    @TestFactory
    Stream<DynamicTest> about_billing() {
        return about(
                "billing",
                Map.of(
                        "practitioner",
                        CALLERS.outsider.api(),
                        "readOnlySupport",
                        READER.api(),
                        "support",
                        SUPPORT.api()),
                () -> "all of it",
                (operation, _) -> Request.ofBilling(operation));
    }

    @TestFactory
    Stream<DynamicTest> about_the_gateway() {
        return about(
                "gateway",
                Map.of(
                        "outsider", CALLERS.outsider.api(),
                        "grantee", CALLERS.collaborator.api(),
                        "organizationMember", CALLERS.member.api(),
                        "auditor", AUDITOR.api(),
                        "support", SUPPORT.api()),
                () -> Given.anEndpointFor(CALLERS.collaborator.id(), CALLERS.crew.id()),
                Request::ofGateway);
    }

    @TestFactory
    Stream<DynamicTest> in_a_private_environment() {
        return inEnvironment("privateEnvironment", () -> Given.anEnvironmentOf(CALLERS.owner));
    }

    @TestFactory
    Stream<DynamicTest> in_an_environment_of_an_organization() {
        return inEnvironment(
                "organizationEnvironment",
                () -> Given.anEnvironmentOf(
                        CALLERS.admin.api(), Map.of("visibility", "private", "orgOwnerId", CALLERS.crew.id())));
    }

    @TestFactory
    Stream<DynamicTest> in_a_global_environment() {
        return inEnvironment(
                "globalEnvironment",
                () -> Given.anEnvironmentOf(Given.administrator(), Map.of("visibility", "global")));
    }

    private static Stream<DynamicTest> inEnvironment(String section, Supplier<Environment> environment) {
        return about(
                section,
                Map.of(
                        "outsider", CALLERS.outsider.api(),
                        "owner", CALLERS.owner.api(),
                        "member", CALLERS.member.api(),
                        "admin", CALLERS.admin.api(),
                        "support", SUPPORT.api()),
                environment,
                Request::inEnvironment);
    }

    private static <S> Stream<DynamicTest> about(
            String section, Map<String, Api> some, Supplier<S> made, BiFunction<String, S, Request> requests) {
        Map<String, Api> people = Callers.byName(some);
        Sharing<S> things = new Sharing<>(requests);
        return PermissionTable.tests(section, cell -> things.ask(cell, "", made, _ -> of(people, cell)));
    }

    @Test
    void every_operation_of_the_server_has_a_row() {
        assertThat(rows(section -> !section.equals(PermissionTable.TRACKING)))
                .containsExactlyInAnyOrderElementsOf(
                        served(path -> !isOfMlflow(path) && !isOfConsole(path) && !FOR_ALL.contains(path)).stream()
                                .filter(operation -> !WITHOUT_ROW.contains(operation))
                                .toList());
    }

    @Test
    void every_operation_of_the_tracking_api_has_a_row() {
        assertThat(rows(PermissionTable.TRACKING::equals))
                .containsExactlyInAnyOrderElementsOf(served(PermissionTableTest::isOfMlflow));
    }

    private static boolean isOfMlflow(String path) {
        return path.startsWith("/api/2.0/") || path.startsWith("/api/3.0/");
    }

    /** Tells whether it is a page: pages ask what the operations ask, and are no operations. */
    private static boolean isOfConsole(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }

    /** Returns the operations of our controllers by path, the routes of older clients and of MLflow among them. */
    private static Set<String> served(Predicate<String> paths) {
        return Server.running().mappings().getHandlerMethods().entrySet().stream()
                .filter(operation ->
                        operation.getValue().getBeanType().getName().startsWith("almanac."))
                .filter(operation ->
                        operation.getKey().getPatternValues().stream().anyMatch(paths))
                .map(operation -> operation.getValue().getMethod().getName())
                .collect(Collectors.toSet());
    }

    @Test
    void every_operation_of_the_committed_list_has_a_row() {
        assertThat(rows(_ -> true)).containsAll(ServedOperations.listed().ids());
    }

    private static List<String> rows(Predicate<String> sections) {
        return PermissionTable.all().stream()
                .filter(cell -> sections.test(cell.section()))
                .map(Cell::operation)
                .distinct()
                .toList();
    }

    private static Api of(Map<String, Api> people, Cell cell) {
        Api who = people.get(cell.person());
        if (who == null) {
            throw new IllegalArgumentException("nobody stands for " + cell.person());
        }
        return who;
    }
}
