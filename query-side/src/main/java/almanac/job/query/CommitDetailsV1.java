package almanac.job.query;

import org.jspecify.annotations.Nullable;

/**
 * Between which states of the project's files a job lies.
 *
 * @param inputCommitId {@link #UNKNOWN} until the job is prepared, unless it asked for that commit
 */
public record CommitDetailsV1(
        String inputCommitId, @Nullable String outputCommitId) {

    /** By which git says that there is no such thing. */
    static final String UNKNOWN = "0".repeat(40);
}
