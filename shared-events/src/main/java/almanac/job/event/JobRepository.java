package almanac.job.event;

import almanac.project.event.GitServiceProvider;
import almanac.shared.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * An imported repository as a job found it.
 *
 * @param ref what was asked for, in words: {@code branches/main}
 * @param branch on which it was checked out; null when on none
 */
public record JobRepository(
        RepositoryId id,
        String name,
        String uri,
        GitServiceProvider serviceProvider,
        String ref,
        @Nullable String branch,
        @Nullable String commitId) {}
