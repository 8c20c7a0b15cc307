package almanac.job.api;

import almanac.job.query.JobDetailsV1;
import almanac.job.query.JobStatusV1;
import almanac.job.query.JobV1;
import almanac.job.query.TagV1;
import almanac.shared.JobId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of a job that the official Python client reads.
 *
 * @param tags names of its tags; left out of lists
 */
record ClientJob(
        JobId id,
        int number,
        @Nullable String title,
        String jobRunCommand,
        JobStatusV1 statuses,
        @Nullable List<String> tags) {

    static ClientJob of(JobDetailsV1 job) {
        List<String> tags = job.tags().stream().map(TagV1::name).toList();
        return new ClientJob(job.id(), job.number(), job.title(), job.runCommand(), job.status(), tags);
    }

    static ClientJob of(JobV1 job) {
        return new ClientJob(job.id(), job.number(), job.title(), job.runCommand(), job.status(), null);
    }
}
