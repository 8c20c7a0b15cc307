package almanac.experiment.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.ExperimentTables.KnownExperiment;
import almanac.experiment.command.ExperimentRunCommand.AbandonRun;
import almanac.experiment.command.ExperimentRunCommand.DeleteRun;
import almanac.experiment.command.ExperimentRunCommand.LogBatch;
import almanac.experiment.command.ExperimentRunCommand.LogModel;
import almanac.experiment.command.ExperimentRunCommand.RemoveRunTag;
import almanac.experiment.command.ExperimentRunCommand.RestoreRun;
import almanac.experiment.command.ExperimentRunCommand.StartRun;
import almanac.experiment.command.ExperimentRunCommand.UpdateRun;
import almanac.experiment.event.RunEvent.MetricsLogged;
import almanac.experiment.event.RunEvent.ModelLogged;
import almanac.experiment.event.RunEvent.ParamsLogged;
import almanac.experiment.event.RunEvent.RunDeleted;
import almanac.experiment.event.RunEvent.RunEnded;
import almanac.experiment.event.RunEvent.RunRenamed;
import almanac.experiment.event.RunEvent.RunRestored;
import almanac.experiment.event.RunEvent.RunResumed;
import almanac.experiment.event.RunEvent.RunStarted;
import almanac.experiment.event.RunEvent.RunTagRemoved;
import almanac.experiment.event.RunEvent.RunTagged;
import almanac.experiment.event.RunStatus;
import almanac.given.InMemoryExperimentDirectory;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.storage.metrics.MetricRecorder;
import almanac.storage.metrics.MetricValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final ExperimentRunId RUN = new ExperimentRunId("66b00000000000000000ab0041f2c9d7");
    private static final ExperimentId CHURN = new ExperimentId("172300000000000042");
    private static final ExperimentId DELETED = new ExperimentId("172300000000000043");
    private static final ExperimentId UNKNOWN = new ExperimentId("172300000000000044");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId OTHER = new ProjectId("66b0000000000000000000e6");
    private static final JobId JOB = new JobId("66b0000000000000000000d7");
    private static final Instant NOON = Instant.parse("2026-08-10T12:00:00Z");
    private static final RunStarted STARTED = new RunStarted(RUN, CHURN, PROJECT, ANA, JOB, "first", NOON);

    private final FixtureConfiguration<ExperimentRun> fixture = new AggregateTestFixture<>(ExperimentRun.class);
    private final List<MetricValue> recorded = new ArrayList<>();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryExperimentDirectory()
                .withProject(PROJECT)
                .with(CHURN, new KnownExperiment(PROJECT, false))
                .with(DELETED, new KnownExperiment(PROJECT, true)));
        MetricRecorder recorder = (_, values, _) -> recorded.addAll(values);
        fixture.registerInjectableResource(recorder);
    }

    @Test
    void a_run_begins_with_its_tags() {
        fixture.givenNoPriorActivity()
                .when(start(CHURN, PROJECT, Map.of("stage", "draft")))
                .expectEvents(STARTED, new RunTagged(RUN, Map.of("stage", "draft")));
    }

    @Test
    void none_begins_in_an_experiment_that_is_deleted_or_missing_nor_in_a_missing_project() {
        fixture.givenNoPriorActivity()
                .when(start(DELETED, PROJECT, Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_DELETED));
        fixture.givenNoPriorActivity()
                .when(start(UNKNOWN, PROJECT, Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_NOT_FOUND));
        fixture.givenNoPriorActivity()
                .when(start(CHURN, OTHER, Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    private static StartRun start(ExperimentId experiment, ProjectId project, Map<String, String> tags) {
        return new StartRun(RUN, experiment, project, ANA, JOB, "first", NOON, tags);
    }

    @Test
    void a_batch_is_one_event_for_each_kind_of_what_is_new() {
        fixture.given(STARTED, new ParamsLogged(RUN, Map.of("depth", "6")))
                .when(batch(
                        List.of(value("auc"), value("auc"), value("loss")),
                        Map.of("depth", "6", "lr", "1"),
                        Map.of("a", "b")))
                .expectEvents(
                        new ParamsLogged(RUN, Map.of("lr", "1")),
                        new RunTagged(RUN, Map.of("a", "b")),
                        new MetricsLogged(RUN, List.of("auc", "loss"), 3));
        assertThat(recorded).hasSize(3);
    }

    @Test
    void a_batch_that_changes_nothing_is_no_event() {
        fixture.given(STARTED, new ParamsLogged(RUN, Map.of("depth", "6")), new RunTagged(RUN, Map.of("a", "b")))
                .when(batch(List.of(), Map.of("depth", "6"), Map.of("a", "b")))
                .expectNoEvents();
    }

    @Test
    void a_parameter_keeps_its_value_and_the_whole_batch_is_refused() {
        fixture.given(STARTED, new ParamsLogged(RUN, Map.of("depth", "6")))
                .when(batch(List.of(value("auc")), Map.of("depth", "7"), Map.of("a", "b")))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PARAM_CHANGED));
        assertThat(recorded).isEmpty();
    }

    @Test
    void only_its_user_changes_it_and_only_in_its_project() {
        fixture.given(STARTED)
                .when(new LogBatch(RUN, PROJECT, BO, List.of(), List.of(), Map.of("depth", "6"), Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.RUN_OF_ANOTHER));
        fixture.given(STARTED)
                .when(new DeleteRun(RUN, PROJECT, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.RUN_OF_ANOTHER));
        fixture.given(STARTED)
                .when(new LogModel(RUN, OTHER, ANA, "model", List.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_RUN_NOT_FOUND));
        fixture.given(STARTED)
                .when(new LogModel(RUN, PROJECT, ANA, "model", List.of("sklearn")))
                .expectEvents(new ModelLogged(RUN, "model", List.of("sklearn")));
    }

    @Test
    void a_tag_that_is_there_can_be_removed() {
        fixture.given(STARTED, new RunTagged(RUN, Map.of("a", "b")))
                .when(new RemoveRunTag(RUN, PROJECT, ANA, "a"))
                .expectEvents(new RunTagRemoved(RUN, "a"));
        fixture.given(STARTED)
                .when(new RemoveRunTag(RUN, PROJECT, ANA, "a"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.RUN_TAG_NOT_FOUND));
    }

    @Test
    void it_is_renamed_ends_and_goes_on() {
        fixture.given(STARTED)
                .when(update("second", RunStatus.FINISHED))
                .expectEvents(new RunRenamed(RUN, "second"), new RunEnded(RUN, RunStatus.FINISHED, NOON));
        fixture.given(STARTED, new RunEnded(RUN, RunStatus.FINISHED, NOON))
                .when(update("first", RunStatus.FINISHED))
                .expectNoEvents();
        fixture.given(STARTED, new RunEnded(RUN, RunStatus.FINISHED, NOON))
                .when(update(null, RunStatus.RUNNING))
                .expectEvents(new RunResumed(RUN, RunStatus.RUNNING));
    }

    @Test
    void what_its_job_left_running_ends_and_what_has_ended_stays_as_it_is() {
        fixture.given(STARTED)
                .when(new AbandonRun(RUN, RunStatus.KILLED, NOON))
                .expectEvents(new RunEnded(RUN, RunStatus.KILLED, NOON));
        fixture.given(STARTED, new RunEnded(RUN, RunStatus.FINISHED, NOON))
                .when(new AbandonRun(RUN, RunStatus.FAILED, NOON))
                .expectNoEvents();
    }

    @Test
    void a_deleted_one_logs_nothing_until_it_is_restored() {
        fixture.given(STARTED).when(new DeleteRun(RUN, PROJECT, ANA)).expectEvents(new RunDeleted(RUN));
        fixture.given(STARTED, new RunDeleted(RUN))
                .when(batch(List.of(value("auc")), Map.of(), Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_RUN_DELETED));
        fixture.given(STARTED, new RunDeleted(RUN))
                .when(update("second", null))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_RUN_DELETED));
        fixture.given(STARTED, new RunDeleted(RUN))
                .when(new RestoreRun(RUN, PROJECT, ANA))
                .expectEvents(new RunRestored(RUN));
        fixture.given(STARTED).when(new RestoreRun(RUN, PROJECT, ANA)).expectNoEvents();
    }

    private static UpdateRun update(@Nullable String name, @Nullable RunStatus status) {
        return new UpdateRun(RUN, PROJECT, ANA, name, status, NOON);
    }

    private static LogBatch batch(List<MetricValue> metrics, Map<String, String> params, Map<String, String> tags) {
        return new LogBatch(RUN, PROJECT, ANA, metrics, List.of(), params, tags);
    }

    private static MetricValue value(String key) {
        return new MetricValue(key, 0.5, 1_000, 0);
    }
}
