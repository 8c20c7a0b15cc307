package almanac.registeredmodel.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;

import almanac.access.ModelTables.KnownVersion;
import almanac.given.InMemoryModelDirectory;
import almanac.registeredmodel.command.RegisteredModelCommand.DeleteModel;
import almanac.registeredmodel.command.RegisteredModelCommand.EditModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RegisterModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RemoveModelAlias;
import almanac.registeredmodel.command.RegisteredModelCommand.RemoveModelTag;
import almanac.registeredmodel.command.RegisteredModelCommand.RenameModel;
import almanac.registeredmodel.command.RegisteredModelCommand.SetModelAlias;
import almanac.registeredmodel.command.RegisteredModelCommand.TagModel;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasSet;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDescribed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDiscoverabilityChanged;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRegistered;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRenamed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagged;
import almanac.shared.ErrorCode;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisteredModelTest {

    private static final ModelId CHURN = new ModelId("66b0000000000000000000c1");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId OTHER = new ProjectId("66b0000000000000000000e6");
    private static final ModelRegistered REGISTERED = new ModelRegistered(CHURN, "churn", PROJECT, ANA, false, "");

    private final FixtureConfiguration<RegisteredModel> fixture = new AggregateTestFixture<>(RegisteredModel.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryModelDirectory(PROJECT, ProjectVisibility.PRIVATE)
                .withName("taken")
                .withModel(CHURN)
                .withVersion(new KnownVersion(new ModelVersionId("66b0000000000000000000c2"), 1, "None")));
    }

    @Test
    void it_is_registered_under_a_free_name() {
        fixture.givenNoPriorActivity()
                .when(new RegisterModel(CHURN, PROJECT, ANA, "churn", false, "", Map.of("a", "b")))
                .expectEvents(REGISTERED, new ModelTagged(CHURN, Map.of("a", "b")));
        fixture.givenNoPriorActivity()
                .when(new RegisterModel(CHURN, PROJECT, ANA, "taken", false, "", Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_NAME_TAKEN));
        fixture.givenNoPriorActivity()
                .when(new RegisterModel(CHURN, OTHER, ANA, "churn", false, "", Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void an_edit_is_an_event_for_each_thing_that_changes() {
        fixture.given(REGISTERED)
                .when(new EditModel(CHURN, PROJECT, "who leaves", true))
                .expectEvents(new ModelDescribed(CHURN, "who leaves"), new ModelDiscoverabilityChanged(CHURN, true));
        fixture.given(REGISTERED).when(new EditModel(CHURN, PROJECT, "", false)).expectNoEvents();
        fixture.given(REGISTERED)
                .when(new EditModel(CHURN, PROJECT, null, null))
                .expectNoEvents();
        fixture.given(REGISTERED)
                .when(new EditModel(CHURN, OTHER, "x", null))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_NOT_FOUND));
    }

    @Test
    void it_is_renamed_to_a_free_name() {
        fixture.given(REGISTERED)
                .when(new RenameModel(CHURN, PROJECT, "leavers"))
                .expectEvents(new ModelRenamed(CHURN, "leavers"));
        fixture.given(REGISTERED).when(new RenameModel(CHURN, PROJECT, "churn")).expectNoEvents();
        fixture.given(REGISTERED)
                .when(new RenameModel(CHURN, PROJECT, "taken"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_NAME_TAKEN));
    }

    @Test
    void tags_come_and_go() {
        fixture.given(REGISTERED, new ModelTagged(CHURN, Map.of("a", "b")))
                .when(new TagModel(CHURN, PROJECT, Map.of("a", "b")))
                .expectNoEvents();
        fixture.given(REGISTERED, new ModelTagged(CHURN, Map.of("a", "b")))
                .when(new RemoveModelTag(CHURN, PROJECT, "a"))
                .expectEvents(new ModelTagRemoved(CHURN, "a"));
        fixture.given(REGISTERED)
                .when(new RemoveModelTag(CHURN, PROJECT, "a"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_TAG_NOT_FOUND));
    }

    @Test
    void an_alias_stands_for_a_version_that_exists() {
        fixture.given(REGISTERED)
                .when(new SetModelAlias(CHURN, PROJECT, "champion", 1))
                .expectEvents(new ModelAliasSet(CHURN, "champion", 1));
        fixture.given(REGISTERED, new ModelAliasSet(CHURN, "champion", 1))
                .when(new SetModelAlias(CHURN, PROJECT, "champion", 1))
                .expectNoEvents();
        fixture.given(REGISTERED)
                .when(new SetModelAlias(CHURN, PROJECT, "champion", 2))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_VERSION_NOT_FOUND));
        fixture.given(REGISTERED, new ModelAliasSet(CHURN, "champion", 1))
                .when(new RemoveModelAlias(CHURN, PROJECT, "champion"))
                .expectEvents(new ModelAliasRemoved(CHURN, "champion"));
        fixture.given(REGISTERED)
                .when(new RemoveModelAlias(CHURN, PROJECT, "champion"))
                .expectNoEvents();
    }

    @Test
    void it_is_deleted_in_its_own_project() {
        fixture.given(REGISTERED).when(new DeleteModel(CHURN, PROJECT)).expectEvents(new ModelDeleted(CHURN));
        fixture.given(REGISTERED)
                .when(new DeleteModel(CHURN, OTHER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_NOT_FOUND));
    }
}
