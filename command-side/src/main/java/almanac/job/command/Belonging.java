package almanac.job.command;

import almanac.access.directory.JobDirectory;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Where a job belongs, and whose it is: one that is no session is anybody's who may start jobs.
 *
 * @param maker of a session; null of a job
 */
record Belonging(JobId job, ProjectId project, @Nullable UserId maker) {

    void requireIn(@Nullable ProjectId named) {
        if (named != null && !named.equals(project)) {
            throw ErrorCode.JOB_OF_ANOTHER_PROJECT.with(job, named);
        }
    }

    /** Somebody works in a session: others do not end it for him, unless the project is theirs. */
    void requireMine(@Nullable UserId by, JobDirectory jobs) {
        if (by != null && maker != null && !maker.equals(by) && !jobs.isOwner(project, by)) {
            throw ErrorCode.SESSION_OF_ANOTHER.with(job);
        }
    }
}
