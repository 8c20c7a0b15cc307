package almanac.job.event;

import almanac.shared.RepositoryId;
import org.jspecify.annotations.Nullable;

/** The state in which a job left an imported repository. */
public record JobRepositoryResult(
        RepositoryId id, @Nullable String branch, @Nullable String commitId) {}
