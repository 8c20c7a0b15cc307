package almanac.job.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.BO;
import static almanac.job.command.Training.CHURN;
import static almanac.job.command.Training.HOST;
import static almanac.job.command.Training.INPUT;
import static almanac.job.command.Training.PRICING;
import static almanac.job.command.Training.PROCESS;
import static almanac.job.command.Training.RESULT;
import static almanac.job.command.Training.TRAINING;
import static almanac.job.command.Training.and;
import static almanac.job.command.Training.finishing;
import static almanac.job.command.Training.pending;
import static almanac.job.command.Training.prepared;
import static almanac.job.command.Training.preparing;
import static almanac.job.command.Training.queued;
import static almanac.job.command.Training.running;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryJobDirectory;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.command.JobCommand.ArchiveJob;
import almanac.job.command.JobCommand.BeginFinishing;
import almanac.job.command.JobCommand.BeginPreparing;
import almanac.job.command.JobCommand.BeginRunning;
import almanac.job.command.JobCommand.BeginStopping;
import almanac.job.command.JobCommand.CompletePreparation;
import almanac.job.command.JobCommand.ConfirmStop;
import almanac.job.command.JobCommand.FailJob;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.RenameJob;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.command.JobCommand.SucceedJob;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobArchived;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobFinishingBegan;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobPreparationBegan;
import almanac.job.event.JobEvent.JobPrepared;
import almanac.job.event.JobEvent.JobRenamed;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobStoppingBegan;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobResult;
import almanac.shared.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The steps of a job: each from the stage before it, and from no other. */
class JobRunTest {

    private static final JobEvent[] STOP_REQUESTED = and(running(), new JobStopRequested(TRAINING, false));
    private static final JobEvent[] STOPPING = and(STOP_REQUESTED, new JobStoppingBegan(TRAINING));
    private static final JobSucceeded SUCCEEDED = new JobSucceeded(TRAINING, RESULT);

    @Test
    void a_job_goes_through_its_stages() {
        after(queued()).when(new PlaceJob(TRAINING, HOST)).expectEvents(new JobPlaced(TRAINING, HOST));
        after(pending()).when(new BeginPreparing(TRAINING)).expectEvents(new JobPreparationBegan(TRAINING));
        after(preparing())
                .when(new CompletePreparation(TRAINING, INPUT))
                .expectEvents(new JobPrepared(TRAINING, INPUT));
        after(prepared()).when(new BeginRunning(TRAINING, PROCESS)).expectEvents(new JobStarted(TRAINING, PROCESS));
        after(running()).when(new BeginFinishing(TRAINING)).expectEvents(new JobFinishingBegan(TRAINING));
        after(finishing()).when(new SucceedJob(TRAINING, RESULT)).expectEvents(SUCCEEDED);
    }

    @Test
    void a_job_may_succeed_without_finishing() {
        after(running()).when(new SucceedJob(TRAINING, RESULT)).expectEvents(SUCCEEDED);
    }

    @Test
    void a_job_fails_while_it_runs_or_is_prepared() {
        FailJob failing = new FailJob(TRAINING, 2, "no such file", RESULT);
        JobFailed failed = new JobFailed(TRAINING, 2, "no such file", RESULT, null);
        for (JobEvent[] stage : List.of(pending(), preparing(), prepared(), running(), finishing())) {
            after(stage).when(failing).expectEvents(failed);
        }
        unchanged(failing, queued());
    }

    @Test
    void of_two_servers_one_takes_a_job_on() {
        after(pending())
                .when(new PlaceJob(TRAINING, "almanac-2"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.JOB_TAKEN_ON));
        after(and(running(), SUCCEEDED))
                .when(new PlaceJob(TRAINING, HOST))
                .expectNoEvents()
                .expectException(failure(ErrorCode.JOB_TAKEN_ON));
        unchanged(new PlaceJob(TRAINING, HOST), pending());
    }

    @Test
    void a_job_that_waits_is_stopped_at_once() {
        after(queued())
                .when(new StopJob(TRAINING, null, null, false))
                .expectEvents(new JobStopRequested(TRAINING, false), new JobStopped(TRAINING, JobResult.NONE));
    }

    @Test
    void a_job_is_stopped_by_anybody_who_may_start_some_in_its_own_project_only() {
        after(running())
                .when(new StopJob(TRAINING, CHURN, BO, false))
                .expectEvents(new JobStopRequested(TRAINING, false));
        after(running())
                .when(new StopJob(TRAINING, PRICING, BO, false))
                .expectNoEvents()
                .expectException(failure(ErrorCode.JOB_OF_ANOTHER_PROJECT));
    }

    @Test
    void a_job_that_was_taken_on_is_asked_to_stop() {
        for (JobEvent[] stage : List.of(pending(), preparing(), prepared(), running())) {
            after(stage)
                    .when(new StopJob(TRAINING, null, null, true))
                    .expectEvents(new JobStopRequested(TRAINING, true));
        }
        after(STOP_REQUESTED).when(new BeginStopping(TRAINING)).expectEvents(new JobStoppingBegan(TRAINING));
        after(STOPPING).when(new ConfirmStop(TRAINING, RESULT)).expectEvents(new JobStopped(TRAINING, RESULT));
        after(STOP_REQUESTED).when(new ConfirmStop(TRAINING, RESULT)).expectEvents(new JobStopped(TRAINING, RESULT));
    }

    @Test
    void whatever_ends_a_job_that_is_to_stop_stops_it() {
        for (JobEvent[] stage : List.of(STOP_REQUESTED, STOPPING)) {
            after(stage).when(new SucceedJob(TRAINING, RESULT)).expectEvents(new JobStopped(TRAINING, RESULT));
            after(stage)
                    .when(new FailJob(TRAINING, 143, "terminated", RESULT))
                    .expectEvents(new JobStopped(TRAINING, RESULT));
        }
    }

    @Test
    void a_stop_that_comes_late_or_twice_changes_nothing() {
        unchanged(new StopJob(TRAINING, null, null, true), finishing());
        unchanged(new StopJob(TRAINING, null, null, true), STOP_REQUESTED);
        unchanged(new StopJob(TRAINING, null, null, true), STOPPING);
        unchanged(new ConfirmStop(TRAINING, RESULT), running());
    }

    @Test
    void no_step_is_taken_twice_or_out_of_turn() {
        unchanged(new BeginPreparing(TRAINING), queued());
        unchanged(new BeginPreparing(TRAINING), preparing());
        unchanged(new CompletePreparation(TRAINING, INPUT), pending());
        unchanged(new CompletePreparation(TRAINING, INPUT), prepared());
        unchanged(new BeginRunning(TRAINING, PROCESS), preparing());
        unchanged(new BeginRunning(TRAINING, PROCESS), running());
        unchanged(new BeginRunning(TRAINING, PROCESS), STOP_REQUESTED);
        unchanged(new BeginFinishing(TRAINING), finishing());
        unchanged(new BeginFinishing(TRAINING), STOP_REQUESTED);
        unchanged(new BeginStopping(TRAINING), running());
        unchanged(new BeginStopping(TRAINING), STOPPING);
        unchanged(new SucceedJob(TRAINING, RESULT), prepared());
    }

    @TestFactory
    Stream<DynamicTest> an_end_is_final() {
        return Stream.<JobEvent>of(
                        SUCCEEDED,
                        new JobFailed(TRAINING, 1, "x", RESULT, null),
                        new JobStopped(TRAINING, RESULT),
                        new JobErrored(TRAINING, "gone", null))
                .map(end -> dynamicTest(end.getClass().getSimpleName(), () -> {
                    JobEvent[] ended = and(running(), end);
                    Stream.of(
                                    new BeginPreparing(TRAINING),
                                    new CompletePreparation(TRAINING, INPUT),
                                    new BeginRunning(TRAINING, PROCESS),
                                    new BeginFinishing(TRAINING),
                                    new BeginStopping(TRAINING),
                                    new StopJob(TRAINING, null, null, false),
                                    new SucceedJob(TRAINING, RESULT),
                                    new FailJob(TRAINING, 2, "y", RESULT),
                                    new ConfirmStop(TRAINING, RESULT),
                                    new AbandonJob(TRAINING, "again"))
                            .forEach(command -> unchanged(command, ended));
                }));
    }

    @Test
    void a_fault_from_outside_ends_a_job_in_every_stage() {
        for (JobEvent[] stage :
                List.of(new JobEvent[] {queued()}, pending(), preparing(), running(), finishing(), STOPPING)) {
            after(stage).when(new AbandonJob(TRAINING, "gone")).expectEvents(new JobErrored(TRAINING, "gone", null));
        }
    }

    @Test
    void a_job_is_archived_when_it_has_ended_and_once() {
        after(running())
                .when(new ArchiveJob(TRAINING))
                .expectNoEvents()
                .expectException(failure(ErrorCode.JOB_NOT_ENDED));
        after(and(running(), SUCCEEDED)).when(new ArchiveJob(TRAINING)).expectEvents(new JobArchived(TRAINING));
        unchanged(new ArchiveJob(TRAINING), and(running(), SUCCEEDED, new JobArchived(TRAINING)));
    }

    @Test
    void a_job_is_renamed_once() {
        after(running()).when(new RenameJob(TRAINING, "better")).expectEvents(new JobRenamed(TRAINING, "better"));
        unchanged(new RenameJob(TRAINING, "better"), and(running(), new JobRenamed(TRAINING, "better")));
    }

    private static void unchanged(Object command, JobEvent... before) {
        after(before).when(command).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static When after(JobEvent... before) {
        return command -> {
            AggregateTestFixture<Job> fixture = new AggregateTestFixture<>(Job.class);
            fixture.registerInjectableResource(new InMemoryJobDirectory());
            fixture.registerInjectableResource(new InMemoryComputeDirectory());
            return fixture.given((Object[]) before).when(command);
        };
    }

    private interface When {
        ResultValidator<Job> when(Object command);
    }
}
