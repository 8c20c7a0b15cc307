package almanac.modelapi.command;

import static almanac.given.Failure.failure;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.environment.event.EnvironmentVariables;
import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryModelApiDirectory;
import almanac.given.KeptVariables;
import almanac.modelapi.command.ModelApiCommand.ActivateModelApiVersion;
import almanac.modelapi.command.ModelApiCommand.ArchiveModelApi;
import almanac.modelapi.command.ModelApiCommand.ChangeModelApi;
import almanac.modelapi.command.ModelApiCommand.ChooseProductionVersion;
import almanac.modelapi.command.ModelApiCommand.RemoveModelApiVariable;
import almanac.modelapi.command.ModelApiCommand.SetModelApiVariables;
import almanac.modelapi.command.ModelApiCommand.ShareModelApi;
import almanac.modelapi.command.ModelApiCommand.UnshareModelApi;
import almanac.modelapi.event.ModelApiEvent.ModelApiArchived;
import almanac.modelapi.event.ModelApiEvent.ModelApiDescribed;
import almanac.modelapi.event.ModelApiEvent.ModelApiPublished;
import almanac.modelapi.event.ModelApiEvent.ModelApiRenamed;
import almanac.modelapi.event.ModelApiEvent.ModelApiResized;
import almanac.modelapi.event.ModelApiEvent.ModelApiShared;
import almanac.modelapi.event.ModelApiEvent.ModelApiUnshared;
import almanac.modelapi.event.ModelApiEvent.ModelApiVariablesSet;
import almanac.modelapi.event.ModelApiEvent.ModelApiVersionActivated;
import almanac.modelapi.event.ModelApiEvent.ProductionVersionChosen;
import almanac.modelapi.event.ModelApiRole;
import almanac.secret.SealedSecret;
import almanac.shared.Actor;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
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

    private static final UserId BO = new UserId("66b0000000000000000000a2");
    private static final UserId NOBODY = new UserId("66b0000000000000000000a9");
    private static final VariablesId VARIABLES = new VariablesId("66b00000000000000000f501");

    private final List<SealedVariables> kept = new ArrayList<>();
    private final FixtureConfiguration<ModelApi> fixture = new AggregateTestFixture<>(ModelApi.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryModelApiDirectory(PROJECT)
                .with(API, "churn", PYTHON, FIRST)
                .with(new ModelApiId("66b00000000000000000f102"), "taken", PYTHON));
        fixture.registerInjectableResource(new InMemoryDirectory().withUsers(ANA, BO));
        fixture.registerInjectableResource(new KeptVariables(kept));
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

    @Test
    void users_are_given_a_role_once_and_the_publisher_none() {
        fixture.given(publishedBy(ANA))
                .when(new ShareModelApi(API, BO, ModelApiRole.VIEWER))
                .expectEvents(new ModelApiShared(API, BO, ModelApiRole.VIEWER));
        fixture.given(publishedBy(ANA), new ModelApiShared(API, BO, ModelApiRole.VIEWER))
                .when(new ShareModelApi(API, BO, ModelApiRole.VIEWER))
                .expectNoEvents();
        fixture.given(publishedBy(ANA), new ModelApiShared(API, BO, ModelApiRole.VIEWER))
                .when(new ShareModelApi(API, BO, ModelApiRole.EDITOR))
                .expectEvents(new ModelApiShared(API, BO, ModelApiRole.EDITOR));
        fixture.given(publishedBy(ANA))
                .when(new ShareModelApi(API, ANA, ModelApiRole.EDITOR))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PUBLISHER_AS_COLLABORATOR));
        fixture.given(publishedBy(ANA))
                .when(new ShareModelApi(API, NOBODY, ModelApiRole.EDITOR))
                .expectNoEvents()
                .expectException(failure(ErrorCode.USER_NOT_FOUND));
    }

    @Test
    void a_role_is_taken_from_those_that_have_one() {
        fixture.given(PUBLISHED, new ModelApiShared(API, BO, ModelApiRole.VIEWER))
                .when(new UnshareModelApi(API, BO))
                .expectEvents(new ModelApiUnshared(API, BO));
        fixture.given(PUBLISHED, new ModelApiShared(API, BO, ModelApiRole.VIEWER), new ModelApiUnshared(API, BO))
                .when(new UnshareModelApi(API, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_COLLABORATOR_NOT_FOUND));
    }

    @Test
    void variables_are_set_together_and_removed_one_by_one() {
        EnvironmentVariables both = new EnvironmentVariables(VARIABLES, List.of("DB", "GREETING"));
        SealedVariables sealed = new SealedVariables(VARIABLES, both.names(), new SealedSecret("k", "sealed"));
        fixture.given(PUBLISHED)
                .when(new SetModelApiVariables(API, sealed))
                .expectEvents(new ModelApiVariablesSet(API, both));
        assertThat(kept).containsExactly(sealed);
        fixture.given(PUBLISHED).when(new SetModelApiVariables(API, null)).expectNoEvents();
        fixture.given(PUBLISHED, new ModelApiVariablesSet(API, both))
                .when(new RemoveModelApiVariable(API, "DB"))
                .expectEvents(new ModelApiVariablesSet(API, new EnvironmentVariables(VARIABLES, List.of("GREETING"))));
        fixture.given(
                        PUBLISHED,
                        new ModelApiVariablesSet(API, new EnvironmentVariables(VARIABLES, List.of("GREETING"))))
                .when(new RemoveModelApiVariable(API, "GREETING"))
                .expectEvents(new ModelApiVariablesSet(API, null));
        fixture.given(PUBLISHED, new ModelApiVariablesSet(API, both))
                .when(new RemoveModelApiVariable(API, "OTHER"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_VARIABLE_NOT_FOUND));
    }

    private static Object publishedBy(UserId user) {
        return new GenericEventMessage<>(PUBLISHED, Map.of(Actor.USER_ID, user.value()));
    }
}
