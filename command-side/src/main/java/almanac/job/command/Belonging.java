package almanac.job.command;

import almanac.access.JobDirectory;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The project of a job, and the user of a session. A plain job belongs to all users that may start jobs in the project.
 *
 * @param maker of a session; null of a job
 */
record Belonging(JobId job, ProjectId project, @Nullable UserId maker) {

    void requireIn(@Nullable ProjectId named) {
        if (named != null && !named.equals(project)) {
            throw ErrorCode.JOB_OF_ANOTHER_PROJECT.with(job, named);
        }
    }

    /** Lets only its maker and the project's owners stop a session, because a user works in it. */
    void requireMine(@Nullable UserId by, JobDirectory jobs) {
        if (by != null && maker != null && !maker.equals(by) && !jobs.isOwner(project, by)) {
            throw ErrorCode.SESSION_OF_ANOTHER.with(job);
        }
    }
}
