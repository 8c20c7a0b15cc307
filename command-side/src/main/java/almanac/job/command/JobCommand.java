package almanac.job.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to a job that should exist. */
interface JobCommand extends About.Job, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.JOB_NOT_FOUND.with(job());
    }
}
