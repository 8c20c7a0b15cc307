package almanac.job.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to a job that must exist. */
interface JobCommand extends Scoped.Job, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.JOB_NOT_FOUND.with(job());
    }
}
