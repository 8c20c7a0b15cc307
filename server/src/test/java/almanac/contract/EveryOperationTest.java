package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Looks back at a whole run in a process of its own, when all others have ended (the profile {@code all-tests} of this
 * module). When it is run alone there is nothing to look back at.
 */
class EveryOperationTest {

    private static final Set<String> SERVED = ServedOperations.listed().ids();

    /** Whoever is logged in may ask for these, about himself or all there is. */
    private static final Set<String> CANNOT = Set.of(
            "403 getCurrentUser",
            "403 getVisibleUsers",
            "404 getVisibleUsers",
            "403 getProjects",
            "404 getProjects",
            "403 getUserOrgs",
            "404 getUserOrgs",
            "403 createOrg",
            "404 getAllOrgs",
            "403 getAccessibleAndActiveDataSources",
            "404 getAccessibleAndActiveDataSources",
            "403 getDataSourceAuditData",
            "404 getDataSourceAuditData",
            "403 getDataSource",
            "403 getDatasets",
            "404 getDatasets",
            "403 getDatasetsV2",
            "404 getDatasetsV2",
            "403 getDataset",
            "403 getDatasetGrants",
            "403 getDatasetSnapshots",
            "403 getSnapshot",
            "403 getEnvironments",
            "404 getEnvironments",
            "403 getEnvironment",
            "404 getAllHardwareTiers",
            "404 createHardwareTier",
            "403 getAllGatewayEndpoints",
            "404 getAllGatewayEndpoints",
            "403 getGatewayEndpointByName",
            "403 getGatewayEndpointPermissionsByName",
            "403 getBillingTagSettings",
            "403 getBillingTags",
            "403 getRegisteredModelByName",
            "403 getRegisteredModelNames",
            "403 getRegisteredModelStages",
            "403 getRegisteredModels",
            "403 getRegisteredModelsForUI",
            "403 requestProjectAccess",
            "404 getBillingTagSettings",
            "404 getBillingTags",
            "404 getRegisteredModelNames",
            "404 getRegisteredModelStages",
            "404 getRegisteredModels",
            "404 getRegisteredModelsForUI",
            "404 updateBillingTagSettings",
            "404 upsertBillingTags",
            "403 getCostAllocation",
            "403 getCostAssets",
            "404 getCostAllocation",
            "404 getCostAssets",
            "404 setAthenaConfigs",
            "404 addKubecostLicenseKey",
            "403 getOrg",
            "403 getProjectById");

    @BeforeAll
    static void read() {
        Exercised.readAll();
    }

    @Test
    void every_served_operation_has_succeeded_in_some_test() {
        assumeThatOthersRan();
        assertThat(Exercised.neverSucceeded(SERVED)).isEmpty();
    }

    @Test
    void every_served_operation_has_refused_in_every_way_that_it_can() {
        assumeThatOthersRan();
        for (int refusal : List.of(400, 401, 403, 404)) {
            assertThat(SERVED.stream()
                            .filter(id -> !Exercised.statuses(id).contains(refusal))
                            .filter(id -> !CANNOT.contains(refusal + " " + id)))
                    .as("operations that never answered %d", refusal)
                    .isEmpty();
        }
    }

    /** 503 is another matter: some tests take the database away. */
    @Test
    void no_operation_has_ever_answered_500() {
        assertThat(SERVED).noneMatch(id -> Exercised.statuses(id).contains(500));
    }

    private static void assumeThatOthersRan() {
        assumeTrue(Boolean.getBoolean("almanac.tests.all-ran"), "run alone");
    }
}
