package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The job of a run token, and the user that it acts for.
 *
 * @param user null when the token is not valid
 * @param job null when the token is not valid
 */
public record RunTokenHolder(
        @Nullable UserId user, @Nullable JobId job) {

    static final RunTokenHolder NONE = new RunTokenHolder(null, null);
}
