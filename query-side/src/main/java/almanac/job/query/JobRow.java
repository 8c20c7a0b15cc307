package almanac.job.query;

import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobArchived;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobFinishingBegan;
import almanac.job.event.JobEvent.JobLinkedToGoal;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobPreparationBegan;
import almanac.job.event.JobEvent.JobPrepared;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobEvent.JobRenamed;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobStoppingBegan;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobEvent.JobTagRemoved;
import almanac.job.event.JobEvent.JobTagged;
import almanac.job.event.JobEvent.JobUnlinkedFromGoal;
import almanac.job.event.JobEvent.ServingQueued;
import almanac.job.event.JobEvent.SessionQueued;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRequest;
import almanac.job.event.JobResult;
import almanac.job.event.JobTag;
import almanac.job.event.JobUsage;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A job. */
@Entity
@Table(name = "job_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class JobRow extends Row<JobEvent> {

    private String projectId;
    private int number; // 0 for a session or an instance, which have no job number
    private @Nullable String workspaceId;
    private @Nullable String sessionId;
    private @Nullable String servingId; // the version of a model API that it is an instance of
    private String startedById;
    private String runCommand;
    private @Nullable String title;
    private String hardwareTier;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private JobRequest request;

    @Enumerated(EnumType.STRING)
    private ExecutionStatus status = ExecutionStatus.QUEUED;

    private boolean archived;
    private @Nullable Instant startedAt;
    private @Nullable Instant completedAt;
    private @Nullable String host;
    private @Nullable Instant placedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable JobProcess process;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable JobInput input;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private JobResult result = JobResult.NONE;

    private @Nullable Integer exitCode;
    private @Nullable String problem;
    private @Nullable String failedCommit; // the commit that it would have had, had it been prepared

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<JobTag> tags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<GoalId> goals = List.of();

    @Override
    protected void apply(JobEvent event, EventFacts facts) {
        switch (event) {
            case JobQueued e -> {
                queue(e.project(), e.startedBy(), e.request());
                number = e.number();
            }
            case SessionQueued e -> {
                queue(e.project(), e.startedBy(), e.request());
                workspaceId = e.workspace().value();
                sessionId = e.session().value();
            }
            case ServingQueued e -> {
                queue(e.project(), e.startedBy(), e.request());
                servingId = e.version().value();
            }
            case JobPlaced e -> {
                status = ExecutionStatus.PENDING;
                host = e.host();
                placedAt = facts.at();
            }
            case JobPreparationBegan _ -> status = ExecutionStatus.PREPARING;
            case JobPrepared e -> input = e.input();
            case JobStarted e -> {
                status = ExecutionStatus.RUNNING;
                startedAt = facts.at();
                process = e.process();
            }
            case JobStopRequested e ->
                status = e.discardsResults()
                        ? ExecutionStatus.STOP_AND_DISCARD_REQUESTED
                        : ExecutionStatus.STOP_REQUESTED;
            case JobStoppingBegan _ -> status = ExecutionStatus.STOPPING;
            case JobFinishingBegan _ -> status = ExecutionStatus.FINISHING;
            case JobSucceeded e -> end(ExecutionStatus.SUCCEEDED, facts, e.result());
            case JobFailed e -> {
                end(ExecutionStatus.FAILED, facts, e.result());
                exitCode = e.exitCode();
                problem = e.problem();
                failedCommit = e.inputCommitId();
            }
            case JobStopped e -> end(ExecutionStatus.STOPPED, facts, e.result());
            case JobErrored e -> {
                end(ExecutionStatus.ERROR, facts, JobResult.NONE);
                problem = e.reason();
                failedCommit = e.inputCommitId();
            }
            case JobRenamed e -> title = e.title();
            case JobArchived _ -> archived = true;
            case JobTagged e -> tags = with(tags, e.tag());
            case JobTagRemoved e -> tags = without(tags, tag -> tag.id().equals(e.tag()));
            case JobLinkedToGoal e -> goals = with(goals, e.goal());
            case JobUnlinkedFromGoal e -> goals = without(goals, e.goal()::equals);
        }
    }

    private void queue(ProjectId project, UserId by, JobRequest asked) {
        projectId = project.value();
        startedById = by.value();
        runCommand = asked.runCommand();
        title = asked.title();
        hardwareTier = asked.hardwareTier().value();
        request = asked;
    }

    private void end(ExecutionStatus how, EventFacts facts, JobResult left) {
        status = how;
        completedAt = facts.at();
        result = left;
    }

    private static <T> List<T> with(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> condition) {
        return list.stream().filter(condition.negate()).toList();
    }

    /** Returns the linked goals; some of them may be removed. */
    List<GoalId> goals() {
        return goals;
    }

    /** Returns the job as the scheduler and supervisor see it. */
    JobToRun toRun() {
        return new JobToRun(
                new JobId(id()),
                new ProjectId(projectId),
                number,
                new UserId(startedById),
                request,
                status,
                host,
                input,
                process != null,
                servingId == null ? null : new ModelApiVersionId(servingId));
    }

    JobV1 toV1() {
        return new JobV1(
                new CommitDetailsV1(inputCommitId(), result.outputCommitId()),
                request.computeCluster() == null ? null : ComputeClusterConfigV1.of(request.computeCluster()),
                input == null
                        ? List.of()
                        : input.datasets().stream().map(DatasetMountV1::of).toList(),
                result.statistics().stream()
                        .map(statistic -> new DominoStatsV1(statistic.name(), statistic.value()))
                        .toList(),
                List.of(),
                input == null
                        ? List.of()
                        : input.repositories().stream()
                                .map(repository -> MountedGitRepoV1.of(repository, result.repositories()))
                                .toList(),
                new JobId(id()),
                request.mainRepository() == null ? null : GitRefV1.of(request.mainRepository()),
                number,
                List.of(),
                runCommand,
                new StageTimesV1(completedAt, startedAt, createdAt()),
                new UserId(startedById),
                JobStatusV1.of(status, archived),
                title,
                usage());
    }

    /**
     * Returns the job as the API shows it.
     *
     * @param goalIds those of its goals that still exist
     */
    JobDetailsV1 toDetailsV1(List<GoalId> goalIds) {
        return toV1().withDetails(
                        tags.stream().map(TagV1::of).toList(),
                        goalIds,
                        status.isWaiting() ? QueuedJobStatusDetailsV1.ofTier(request.hardwareTier()) : null);
    }

    /**
     * Returns the job with the request that it was made by.
     *
     * @param goalIds those of its goals that still exist
     */
    RequestedJob toRequested(List<GoalId> goalIds) {
        return new RequestedJob(toDetailsV1(goalIds), new ProjectId(projectId), request, host, problem);
    }

    private String inputCommitId() {
        if (input != null) {
            return input.commitId();
        }
        if (failedCommit != null) {
            return failedCommit;
        }
        return request.commitId() == null ? CommitDetailsV1.UNKNOWN : request.commitId();
    }

    private @Nullable JobUsageV1 usage() {
        JobUsage usage = result.usage();
        return usage == null ? null : new JobUsageV1(usage.cpuPercentage(), usage.memoryGib());
    }
}
