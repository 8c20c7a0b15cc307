package almanac.job.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a job.
 *
 * @param outputCommitId of the project's files; null when it changed none, or they were discarded
 */
public record JobResult(
        @Nullable String outputCommitId,
        List<JobStatistic> statistics,
        @Nullable JobUsage usage,
        List<JobRepositoryResult> repositories) {

    public static final JobResult NONE = new JobResult(null, List.of(), null, List.of());
}
