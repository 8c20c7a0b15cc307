package almanac.job.query;

import almanac.job.event.JobRepository;
import almanac.job.event.JobRepositoryResult;
import almanac.project.event.GitServiceProvider;
import almanac.shared.RepositoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An imported repository with its commits before and after a job. */
public record MountedGitRepoV1(
        RepositoryId id,
        String name,
        String ref,
        GitServiceProvider serviceProvider,
        String uri,
        @Nullable String startingBranch,
        @Nullable String startingCommitId,
        @Nullable String endingBranch,
        @Nullable String endingCommitId) {

    static MountedGitRepoV1 of(JobRepository found, List<JobRepositoryResult> results) {
        JobRepositoryResult left = results.stream()
                .filter(result -> result.id().equals(found.id()))
                .findFirst()
                .orElseGet(() -> new JobRepositoryResult(found.id(), null, null));
        return new MountedGitRepoV1(
                found.id(),
                found.name(),
                found.ref(),
                found.serviceProvider(),
                found.uri(),
                found.branch(),
                found.commitId(),
                left.branch(),
                left.commitId());
    }
}
