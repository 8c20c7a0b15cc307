package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is served as a whole, and how the server itself describes it. */
class WholeApiTest {

    private static final JsonNode DOCUMENT =
            Server.running().anonymous().get("/v3/api-docs").expect(200).json();

    private record Described(String method, String path, JsonNode operation) {}

    @Test
    void what_is_served_is_what_the_committed_list_says() {
        ServedOperations.of(Server.running().mappings()).mustBe(ServedOperations.listed());
    }

    @Test
    void what_is_served_is_described_as_in_the_contract() {
        OpenApiCheck.check(DOCUMENT, ServedOperations.listed().ids());
    }

    @Test
    void operations_are_called_as_in_the_contract() {
        assertThat(described().filter(each -> contractual(each).isPresent()))
                .allSatisfy(
                        each -> assertThat(each.operation().path("operationId").asString())
                                .isEqualTo(contractual(each).orElseThrow().id()));
    }

    @Test
    void what_the_contract_does_not_know_is_marked_as_an_extension() {
        assertThat(described())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                each.operation().path("x-almanac-extension").asBoolean(false))
                        .as("%s %s", each.method(), each.path())
                        .isEqualTo(contractual(each).isEmpty()));
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_how_it_refuses() {
        List<Described> all = described().toList();
        assertThat(all.stream().map(each -> each.operation().path("operationId").asString()))
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.contains("_"));
        assertThat(all.stream().filter(each -> each.path().startsWith("/api/")))
                .allSatisfy(
                        each -> assertThat(each.operation().path("responses").propertyNames())
                                .contains("400", "401", "403", "404")
                                .containsAnyOf("200", "201", "204"));
    }

    @Test
    void the_caller_is_not_a_parameter_and_both_credentials_are_described() {
        assertThat(described())
                .allSatisfy(each -> assertThat(each.operation().path("parameters"))
                        .noneMatch(
                                parameter -> parameter.path("name").asString().equals("caller")));
        assertThat(DOCUMENT.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("apiKey", "bearer");
        assertThat(DOCUMENT.path("security")).hasSize(2);
    }

    @Test
    void schemas_have_the_contracts_names() {
        Set<String> own = Set.of(
                "AccessKey",
                "Account",
                "Owner",
                "Roles",
                "Version",
                "BuildVersion",
                "Audit",
                "Projection",
                "DeadLetter",
                "History",
                "PatchOperation",
                "DatasetFile",
                "SnapshotFile",
                "Client",
                "ProjectName",
                "Push",
                "TreeFile",
                "MovedRef",
                "GitCredential",
                "LogsMetadata",
                "RegisteredModelReviewerResponse", // without a name there
                "Workspace",
                "Gateway",
                "Delivery",
                "Deliveries",
                "NotificationSettings",
                "Recipients",
                "Webhook",
                "MonitoredModel",
                "MetricAlert",
                "AlertRange",
                "ModelRecipients",
                "ModelWebhook",
                "Discard",
                "Budget",
                "CostAssetLabels", // without a name there, as the four below
                "CostAssetProperties",
                "CostLabels",
                "CostSummary",
                "CostVolume",
                "CostWindow",
                "ProjectBillingTag",
                "ProjectCharge",
                "ChargedProject",
                "ExportedMetricValue",
                "ModelDashboardItem",
                "ModelMetadata",
                "ModelSourceDetails",
                "MonitorModel",
                "ModelApi",
                "ModelSignature",
                "FunctionParameter",
                "InstanceLog");
        assertThat(DOCUMENT.at("/components/schemas").propertyNames())
                .allMatch(name -> Contract.domino().schemas().containsKey(name)
                        || own.stream().anyMatch(name::contains));
    }

    @Test
    void the_description_is_of_this_api_and_this_server() {
        assertThat(DOCUMENT.at("/info/title").asString()).isEqualTo("Almanac");
        assertThat(DOCUMENT.at("/info/version").asString()).isEqualTo("5.10.0");
        assertThat(DOCUMENT.at("/info/description").asString()).contains("x-almanac-extension");
        assertThat(DOCUMENT.at("/servers/0/url").asString()).isEqualTo("/");
    }

    private static Stream<Described> described() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Described(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    private static Optional<Operation> contractual(Described described) {
        return Contract.domino().operations().stream()
                .filter(operation -> operation.method().equals(described.method())
                        && operation.path().servedBy(described.path()))
                .findFirst();
    }
}
