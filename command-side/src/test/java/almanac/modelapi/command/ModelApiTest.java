package almanac.modelapi.command;

import static almanac.given.Failure.failure;

import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryModelApiDirectory;
import almanac.modelapi.command.ModelApiCommand.ActivateModelApiVersion;
import almanac.modelapi.command.ModelApiCommand.ArchiveModelApi;
import almanac.modelapi.command.ModelApiCommand.ChangeModelApi;
import almanac.modelapi.command.ModelApiCommand.ChooseProductionVersion;
import almanac.modelapi.event.ModelApiEvent.ModelApiArchived;
import almanac.modelapi.event.ModelApiEvent.ModelApiDescribed;
import almanac.modelapi.event.ModelApiEvent.ModelApiPublished;
import almanac.modelapi.event.ModelApiEvent.ModelApiRenamed;
import almanac.modelapi.event.ModelApiEvent.ModelApiResized;
import almanac.modelapi.event.ModelApiEvent.ModelApiVersionActivated;
import almanac.modelapi.event.ModelApiEvent.ProductionVersionChosen;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelApiTest {

    private static final ModelApiId API = new ModelApiId("66b00000000000000000f101");
    private static final ModelApiVersionId FIRST = new ModelApiVersionId("66b00000000000000000f201");
    private static final ModelApiVersionId SECOND = new ModelApiVersionId("66b00000000000000000f202");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final EnvironmentId PYTHON = new EnvironmentId("66b00000000000000000e001");
    private static final EnvironmentId OTHER = new EnvironmentId("66b00000000000000000e002");
    private static final EnvironmentId UNKNOWN = new EnvironmentId("66b00000000000000000e0ff");
    private static final HardwareTierId SMALL = new HardwareTierId("small");
    private static final HardwareTierId LARGE = new HardwareTierId("large");
    private static final ModelApiPublished PUBLISHED =
            new ModelApiPublished(API, "churn", "", PROJECT, PYTHON, SMALL, 1, false, null);

    private final FixtureConfiguration<ModelApi> fixture = new AggregateTestFixture<>(ModelApi.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryModelApiDirectory(PROJECT)
                .with(API, "churn", PYTHON, FIRST)
                .with(new ModelApiId("66b00000000000000000f102"), "taken", PYTHON));
        fixture.registerInjectableResource(
                new InMemoryComputeDirectory().withTiers(SMALL, LARGE).withEnvironments(PYTHON, OTHER));
    }

    private static ChangeModelApi change(String name, EnvironmentId environment, HardwareTierId tier, int replicas) {
        return new ChangeModelApi(API, ANA, name, "", environment, tier, replicas);
    }

    @Test
    void a_change_is_told_by_what_it_changes() {
        fixture.given(PUBLISHED)
                .when(new ChangeModelApi(API, ANA, "leavers", "Who leaves", OTHER, LARGE, 2))
                .expectEvents(
                        new ModelApiRenamed(API, "leavers"),
                        new ModelApiDescribed(API, "Who leaves"),
                        new ModelApiResized(API, OTHER, LARGE, 2));
    }

    @Test
    void a_change_that_changes_nothing_is_no_event() {
        fixture.given(PUBLISHED).when(change("churn", PYTHON, SMALL, 1)).expectNoEvents();
        fixture.given(PUBLISHED)
                .when(new ChangeModelApi(API, ANA, "churn", "", PYTHON, null, 1))
                .expectNoEvents();
    }

    @Test
    void a_name_is_the_projects_own_and_means_have_to_be_there() {
        fixture.given(PUBLISHED)
                .when(change("taken", PYTHON, SMALL, 1))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_NAME_TAKEN));
        fixture.given(PUBLISHED)
                .when(change("churn", UNKNOWN, SMALL, 1))
                .expectNoEvents()
                .expectException(failure(ErrorCode.INVALID_VALUE));
        fixture.given(PUBLISHED)
                .when(change("churn", PYTHON, new HardwareTierId("unknown"), 1))
                .expectNoEvents()
                .expectException(failure(ErrorCode.INVALID_VALUE));
    }

    @Test
    void one_version_is_active_at_a_time() {
        fixture.given(PUBLISHED)
                .when(new ActivateModelApiVersion(API, FIRST, 1))
                .expectEvents(new ModelApiVersionActivated(API, FIRST, 1, null));
        fixture.given(PUBLISHED, new ModelApiVersionActivated(API, FIRST, 1, null))
                .when(new ActivateModelApiVersion(API, SECOND, 2))
                .expectEvents(new ModelApiVersionActivated(API, SECOND, 2, FIRST));
        fixture.given(PUBLISHED, new ModelApiVersionActivated(API, FIRST, 1, null))
                .when(new ActivateModelApiVersion(API, FIRST, 1))
                .expectNoEvents();
    }

    @Test
    void one_of_its_versions_is_in_production() {
        fixture.given(PUBLISHED)
                .when(new ChooseProductionVersion(API, FIRST, true))
                .expectEvents(new ProductionVersionChosen(API, FIRST));
        fixture.given(PUBLISHED, new ProductionVersionChosen(API, FIRST))
                .when(new ChooseProductionVersion(API, FIRST, false))
                .expectEvents(new ProductionVersionChosen(API, null));
        fixture.given(PUBLISHED)
                .when(new ChooseProductionVersion(API, FIRST, false))
                .expectNoEvents();
        fixture.given(PUBLISHED)
                .when(new ChooseProductionVersion(API, SECOND, true))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_VERSION_NOT_FOUND));
    }

    @Test
    void an_archived_one_is_gone() {
        fixture.given(PUBLISHED).when(new ArchiveModelApi(API)).expectEvents(new ModelApiArchived(API));
    }
}
