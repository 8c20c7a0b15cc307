package almanac.job.event;

import almanac.shared.EnvironmentRevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of a job.
 *
 * @param commitId of the project's files
 * @param environmentRevision that its environment had
 * @param repositories the imported ones beside the project's own
 */
public record JobInput(
        String commitId,
        @Nullable EnvironmentRevisionId environmentRevision,
        List<JobRepository> repositories,
        List<JobDataset> datasets) {}
