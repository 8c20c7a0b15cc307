package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.shared.EnvironmentRevisionId;
import java.util.Map;

/** Chooses the environments of jobs. */
interface JobEnvironments {

    /**
     * Returns the revision that is meant, now that the job is prepared.
     *
     * @throws almanac.shared.DomainException when it cannot be used any more
     */
    EnvironmentRevisionId revision(JobToRun job);

    /** Returns the variables of the revision that the job was prepared for: in clear, and so for its process alone. */
    Map<String, String> variables(JobToRun job);
}
