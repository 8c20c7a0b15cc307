package almanac.job.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.job.event.JobDataset;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobArchived;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobFinishingBegan;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobPreparationBegan;
import almanac.job.event.JobEvent.JobPrepared;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobStoppingBegan;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobEvent.JobTagRemoved;
import almanac.job.event.JobEvent.JobTagged;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRepository;
import almanac.job.event.JobRepositoryResult;
import almanac.job.event.JobRequest;
import almanac.job.event.JobResult;
import almanac.job.event.JobStatistic;
import almanac.job.event.JobTag;
import almanac.job.event.JobUsage;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitServiceProvider;
import almanac.row.History;
import almanac.shared.DatasetId;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobRowTest {

    private static final JobId TRAINING = new JobId("66b0000000000000000000d7");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final RepositoryId CODE = new RepositoryId("66b000000000000000000c0d");
    private static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000da7a1");
    private static final String IN = "7c0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293";
    private static final String OUT = "8d0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293";

    private static final JobQueued QUEUED = new JobQueued(
            TRAINING,
            CHURN,
            3,
            BO,
            new JobRequest(
                    "train.py",
                    "more",
                    null,
                    new GitReference(GitReferenceType.BRANCH, "main"),
                    new EnvironmentId("66b00000000000000000e001"),
                    RevisionSpec.ACTIVE,
                    new HardwareTierId("small-k8s"),
                    null,
                    false));
    private static final JobPrepared PREPARED = new JobPrepared(
            TRAINING,
            new JobInput(
                    IN,
                    null,
                    List.of(new JobRepository(
                            CODE, "code", "https://x.org/code", GitServiceProvider.UNKNOWN, "head", "main", IN)),
                    List.of(new JobDataset(CUSTOMERS, "customers", CHURN, false, "/d/c", null))));
    private static final JobResult RESULT = new JobResult(
            OUT,
            List.of(new JobStatistic("AUC", "0.91")),
            new JobUsage(97.5, 1.25, null),
            List.of(new JobRepositoryResult(CODE, "main", OUT)));
    private static final JobEvent[] UNTIL_RUNNING = {
        QUEUED,
        new JobPlaced(TRAINING, "almanac-1"),
        new JobPreparationBegan(TRAINING),
        PREPARED,
        new JobStarted(TRAINING, new JobProcess("almanac-1", 4711, History.START)),
    };

    @Test
    void a_new_job_waits() {
        JobDetailsV1 job = after(QUEUED).toDetailsV1(List.of());
        assertThat(job.status()).isEqualTo(new JobStatusV1(ExecutionStatus.QUEUED, false, false, false));
        assertThat(job.number()).isEqualTo(3);
        assertThat(job.startedById()).isEqualTo(BO);
        assertThat(job.stageTimes()).isEqualTo(new StageTimesV1(null, null, History.START));
        assertThat(job.commitDetails()).isEqualTo(new CommitDetailsV1("0".repeat(40), null));
        assertThat(job.mainRepoGitRef()).isEqualTo(new GitRefV1(GitRefV1.Kind.BRANCH, "main"));
        assertThat(job.queuedJobStatusDetails()).isNotNull();
        assertThat(job.usage()).isNull();
        assertThat(job.datasetMounts()).isEmpty();
    }

    @Test
    void a_job_that_runs_waits_no_more_and_has_what_it_was_given() {
        JobDetailsV1 job = after(UNTIL_RUNNING).toDetailsV1(List.of());
        assertThat(job.status().executionStatus()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(job.queuedJobStatusDetails()).isNull();
        assertThat(job.stageTimes()).isEqualTo(new StageTimesV1(null, History.at(4), History.START));
        assertThat(job.commitDetails()).isEqualTo(new CommitDetailsV1(IN, null));
        assertThat(job.datasetMounts())
                .containsExactly(new DatasetMountV1("/d/c", "customers", CUSTOMERS, false, CHURN, null));
        assertThat(job.gitRepos()).singleElement().satisfies(repository -> {
            assertThat(repository.startingCommitId()).isEqualTo(IN);
            assertThat(repository.endingCommitId()).isNull();
        });
    }

    @Test
    void a_job_that_succeeded_has_a_result() {
        JobDetailsV1 job = afterRunning(new JobFinishingBegan(TRAINING), new JobSucceeded(TRAINING, RESULT));
        assertThat(job.status()).isEqualTo(new JobStatusV1(ExecutionStatus.SUCCEEDED, false, true, false));
        assertThat(job.stageTimes()).isEqualTo(new StageTimesV1(History.at(6), History.at(4), History.START));
        assertThat(job.commitDetails()).isEqualTo(new CommitDetailsV1(IN, OUT));
        assertThat(job.dominoStats()).containsExactly(new DominoStatsV1("AUC", "0.91"));
        assertThat(job.usage()).isEqualTo(new JobUsageV1(97.5, 1.25));
        assertThat(job.gitRepos())
                .singleElement()
                .satisfies(repository -> assertThat(repository.endingCommitId()).isEqualTo(OUT));
    }

    @Test
    void every_end_is_told_by_its_word() {
        assertThat(statusAfter(new JobFailed(TRAINING, 2, "x", RESULT, null))).isEqualTo(ExecutionStatus.FAILED);
        assertThat(statusAfter(new JobErrored(TRAINING, "gone", null))).isEqualTo(ExecutionStatus.ERROR);
        assertThat(statusAfter(new JobStopRequested(TRAINING, false))).isEqualTo(ExecutionStatus.STOP_REQUESTED);
        assertThat(statusAfter(new JobStopRequested(TRAINING, true)))
                .isEqualTo(ExecutionStatus.STOP_AND_DISCARD_REQUESTED);
        assertThat(statusAfter(new JobStopRequested(TRAINING, true), new JobStoppingBegan(TRAINING)))
                .isEqualTo(ExecutionStatus.STOPPING);
        assertThat(statusAfter(new JobStopRequested(TRAINING, true), new JobStopped(TRAINING, JobResult.NONE)))
                .isEqualTo(ExecutionStatus.STOPPED);
    }

    @Test
    void a_job_that_failed_before_it_was_prepared_has_the_commit_that_it_was_to_have() {
        JobRow refused = after(QUEUED, new JobFailed(TRAINING, null, "x", JobResult.NONE, IN));
        assertThat(refused.toV1().commitDetails()).isEqualTo(new CommitDetailsV1(IN, null));
        JobRow given = after(QUEUED, new JobErrored(TRAINING, "x", IN));
        assertThat(given.toV1().commitDetails()).isEqualTo(new CommitDetailsV1(IN, null));
    }

    @Test
    void tags_come_and_go_and_an_archived_job_says_so() {
        JobTag tag = new JobTag(new JobTagId("66b0000000000000000007a6"), "candidate", BO, History.START);
        assertThat(after(QUEUED, new JobTagged(TRAINING, tag))
                        .toDetailsV1(List.of())
                        .tags())
                .containsExactly(new TagV1(History.START, BO, tag.id(), "candidate"));
        assertThat(after(QUEUED, new JobTagged(TRAINING, tag), new JobTagRemoved(TRAINING, tag.id()))
                        .toDetailsV1(List.of())
                        .tags())
                .isEmpty();
        assertThat(afterRunning(new JobSucceeded(TRAINING, RESULT), new JobArchived(TRAINING))
                        .status()
                        .isArchived())
                .isTrue();
    }

    @Test
    void events_seen_twice_change_nothing() {
        JobRow twice = History.foldTwice(new JobRow(), TRAINING.value(), UNTIL_RUNNING);
        assertThat(twice.toV1()).isEqualTo(after(UNTIL_RUNNING).toV1());
        assertThat(twice.version()).isEqualTo(4);
    }

    private static ExecutionStatus statusAfter(JobEvent... events) {
        return afterRunning(events).status().executionStatus();
    }

    private static JobDetailsV1 afterRunning(JobEvent... events) {
        return after(Stream.concat(Stream.of(UNTIL_RUNNING), Stream.of(events)).toArray(JobEvent[]::new))
                .toDetailsV1(List.of());
    }

    private static JobRow after(JobEvent... events) {
        return History.fold(new JobRow(), TRAINING.value(), events);
    }
}
