package almanac.job.query;

import almanac.job.event.JobRequest;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A job with the request that it was made by, for clients that know jobs by other members than the API's.
 *
 * @param host server that it was placed on; null while it waits
 * @param problem why it failed
 */
public record RequestedJob(
        JobDetailsV1 job,
        ProjectId project,
        JobRequest request,
        @Nullable String host,
        @Nullable String problem) {}
