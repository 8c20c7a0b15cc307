package almanac.registeredmodel.command;

import static almanac.given.Failure.failure;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ModelTables.KnownVersion;
import almanac.given.InMemoryModelDirectory;
import almanac.registeredmodel.command.ModelVersionCommand.ChangeStage;
import almanac.registeredmodel.command.ModelVersionCommand.CreateVersion;
import almanac.registeredmodel.command.ModelVersionCommand.DeleteVersion;
import almanac.registeredmodel.command.ModelVersionCommand.DescribeVersion;
import almanac.registeredmodel.command.ModelVersionCommand.RemoveVersionTag;
import almanac.registeredmodel.command.ModelVersionCommand.TagVersion;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDescribed;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagRemoved;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagged;
import almanac.registeredmodel.event.StageCause;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelVersionTest {

    private static final ModelId CHURN = new ModelId("66b0000000000000000000c1");
    private static final ModelId UNKNOWN = new ModelId("66b0000000000000000000cf");
    private static final ModelVersionId FIRST = new ModelVersionId("66b0000000000000000000c2");
    private static final ModelVersionId SECOND = new ModelVersionId("66b0000000000000000000c3");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId OTHER = new ProjectId("66b0000000000000000000e6");
    private static final ExperimentRunId RUN = new ExperimentRunId("66b00000000000000000ab0041f2c9d7");
    private static final ArtifactRoot ROOT = ArtifactRoot.of(RUN);
    private static final ArtifactRoot EMPTY = new ArtifactRoot("66b00000000000000000ab0141f2c9d7");
    private static final ArtifactRoot FAR = new ArtifactRoot("66b00000000000000000ab0241f2c9d7");
    private static final ArtifactRoot MISSING = new ArtifactRoot("66b00000000000000000ab0341f2c9d7");
    private static final VersionCreated CREATED = created(ROOT);

    private final FixtureConfiguration<ModelVersion> fixture = new AggregateTestFixture<>(ModelVersion.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryModelDirectory(PROJECT, ProjectVisibility.PRIVATE)
                .withModel(CHURN)
                .withVersion(new KnownVersion(FIRST, 1, "Production"))
                .withArtifacts(ROOT, PROJECT, new Frozen(2, 1_024, "digest"))
                .withArtifacts(EMPTY, PROJECT, new Frozen(0, 0, ""))
                .withArtifacts(FAR, OTHER, new Frozen(1, 1, "digest")));
    }

    private static VersionCreated created(ArtifactRoot root) {
        return new VersionCreated(
                SECOND, CHURN, PROJECT, 2, RUN, root, "model", "runs:/x/model", "second", 2, 1_024, "digest");
    }

    private static CreateVersion create(ModelId model, ArtifactRoot root) {
        return new CreateVersion(
                SECOND, model, PROJECT, RUN, root, "model", "runs:/x/model", "second", Map.of("a", "b"));
    }

    @Test
    void it_gets_the_next_number_and_the_files_of_its_source() {
        fixture.givenNoPriorActivity()
                .when(create(CHURN, ROOT))
                .expectEvents(CREATED, new VersionTagged(SECOND, Map.of("a", "b")));
    }

    @Test
    void a_source_without_files_or_of_another_project_and_a_missing_model_are_refused() {
        refused(create(CHURN, EMPTY), ErrorCode.MODEL_SOURCE_EMPTY);
        refused(create(CHURN, MISSING), ErrorCode.MODEL_SOURCE_EMPTY);
        refused(create(CHURN, FAR), ErrorCode.MODEL_SOURCE_ELSEWHERE);
        refused(create(UNKNOWN, ROOT), ErrorCode.MODEL_NOT_FOUND);
    }

    private void refused(CreateVersion command, ErrorCode code) {
        fixture.givenNoPriorActivity().when(command).expectNoEvents().expectException(failure(code));
    }

    @Test
    void what_is_said_of_it_changes() {
        fixture.given(CREATED)
                .when(new DescribeVersion(SECOND, PROJECT, "better"))
                .expectEvents(new VersionDescribed(SECOND, "better"));
        fixture.given(CREATED)
                .when(new DescribeVersion(SECOND, PROJECT, "second"))
                .expectNoEvents();
        fixture.given(CREATED)
                .when(new TagVersion(SECOND, PROJECT, Map.of("a", "b")))
                .expectEvents(new VersionTagged(SECOND, Map.of("a", "b")));
        fixture.given(CREATED, new VersionTagged(SECOND, Map.of("a", "b")))
                .when(new RemoveVersionTag(SECOND, PROJECT, "a"))
                .expectEvents(new VersionTagRemoved(SECOND, "a"));
        fixture.given(CREATED)
                .when(new RemoveVersionTag(SECOND, PROJECT, "a"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_TAG_NOT_FOUND));
    }

    @Test
    void it_moves_from_the_stage_that_it_is_in() {
        fixture.given(CREATED)
                .when(new ChangeStage(SECOND, "Staging", StageCause.DIRECT))
                .expectEvents(new StageTransitioned(SECOND, "None", "Staging", StageCause.DIRECT));
        fixture.given(CREATED, new StageTransitioned(SECOND, "None", "Staging", StageCause.DIRECT))
                .when(new ChangeStage(SECOND, "Archived", StageCause.ARCHIVED))
                .expectEvents(new StageTransitioned(SECOND, "Staging", "Archived", StageCause.ARCHIVED));
        fixture.given(CREATED)
                .when(new ChangeStage(SECOND, "None", StageCause.DIRECT))
                .expectNoEvents();
    }

    @Test
    void it_is_deleted_in_its_own_project() {
        fixture.given(CREATED).when(new DeleteVersion(SECOND, PROJECT)).expectEvents(new VersionDeleted(SECOND));
        fixture.given(CREATED)
                .when(new DeleteVersion(SECOND, OTHER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_VERSION_NOT_FOUND));
    }
}
