package almanac.experiment.command;

import static almanac.given.Failure.failure;

import almanac.experiment.command.ExperimentCommand.CreateExperiment;
import almanac.experiment.command.ExperimentCommand.DeleteExperiment;
import almanac.experiment.command.ExperimentCommand.RenameExperiment;
import almanac.experiment.command.ExperimentCommand.RestoreExperiment;
import almanac.experiment.command.ExperimentCommand.TagExperiment;
import almanac.experiment.event.ExperimentEvent.ExperimentCreated;
import almanac.experiment.event.ExperimentEvent.ExperimentDeleted;
import almanac.experiment.event.ExperimentEvent.ExperimentRenamed;
import almanac.experiment.event.ExperimentEvent.ExperimentRestored;
import almanac.experiment.event.ExperimentEvent.ExperimentTagged;
import almanac.given.InMemoryExperimentDirectory;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static final ExperimentId CHURN = new ExperimentId("172300000000000042");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId OTHER = new ProjectId("66b0000000000000000000e6");
    private static final ExperimentCreated CREATED = new ExperimentCreated(CHURN, PROJECT, "churn");

    private final FixtureConfiguration<Experiment> fixture = new AggregateTestFixture<>(Experiment.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(
                new InMemoryExperimentDirectory().withProject(PROJECT).withName("taken"));
    }

    @Test
    void an_experiment_is_made_with_its_tags() {
        fixture.givenNoPriorActivity()
                .when(new CreateExperiment(CHURN, PROJECT, "churn", Map.of("team", "a")))
                .expectEvents(CREATED, new ExperimentTagged(CHURN, Map.of("team", "a")));
        fixture.givenNoPriorActivity()
                .when(new CreateExperiment(CHURN, PROJECT, "churn", Map.of()))
                .expectEvents(CREATED);
    }

    @Test
    void a_taken_name_and_a_missing_project_are_refused() {
        fixture.givenNoPriorActivity()
                .when(new CreateExperiment(CHURN, PROJECT, "taken", Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_NAME_TAKEN));
        fixture.givenNoPriorActivity()
                .when(new CreateExperiment(CHURN, OTHER, "churn", Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void it_is_renamed_to_a_free_name() {
        fixture.given(CREATED)
                .when(new RenameExperiment(CHURN, PROJECT, "leavers"))
                .expectEvents(new ExperimentRenamed(CHURN, "leavers"));
        fixture.given(CREATED)
                .when(new RenameExperiment(CHURN, PROJECT, "churn"))
                .expectNoEvents();
        fixture.given(CREATED)
                .when(new RenameExperiment(CHURN, PROJECT, "taken"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_NAME_TAKEN));
    }

    @Test
    void tags_that_change_nothing_are_no_event() {
        fixture.given(CREATED, new ExperimentTagged(CHURN, Map.of("team", "a", "stage", "x")))
                .when(new TagExperiment(CHURN, PROJECT, Map.of("team", "a", "stage", "y")))
                .expectEvents(new ExperimentTagged(CHURN, Map.of("stage", "y")));
        fixture.given(CREATED, new ExperimentTagged(CHURN, Map.of("team", "a")))
                .when(new TagExperiment(CHURN, PROJECT, Map.of("team", "a")))
                .expectNoEvents();
    }

    @Test
    void a_deleted_one_changes_no_more_until_it_is_restored() {
        fixture.given(CREATED).when(new DeleteExperiment(CHURN, PROJECT)).expectEvents(new ExperimentDeleted(CHURN));
        fixture.given(CREATED, new ExperimentDeleted(CHURN))
                .when(new DeleteExperiment(CHURN, PROJECT))
                .expectNoEvents();
        fixture.given(CREATED, new ExperimentDeleted(CHURN))
                .when(new RenameExperiment(CHURN, PROJECT, "leavers"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_DELETED));
        fixture.given(CREATED, new ExperimentDeleted(CHURN))
                .when(new RestoreExperiment(CHURN, PROJECT))
                .expectEvents(new ExperimentRestored(CHURN));
        fixture.given(CREATED).when(new RestoreExperiment(CHURN, PROJECT)).expectNoEvents();
    }

    @Test
    void it_does_not_exist_in_another_project() {
        fixture.given(CREATED)
                .when(new DeleteExperiment(CHURN, OTHER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_NOT_FOUND));
    }
}
