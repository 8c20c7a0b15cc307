package almanac.job.query;

import org.jspecify.annotations.Nullable;

/**
 * The commits of the project's files before and after a job.
 *
 * @param inputCommitId {@link #UNKNOWN} until the job is prepared, unless it asked for that commit
 */
public record CommitDetailsV1(
        String inputCommitId, @Nullable String outputCommitId) {

    /** The commit id by which git denotes no commit. */
    static final String UNKNOWN = "0".repeat(40);
}
