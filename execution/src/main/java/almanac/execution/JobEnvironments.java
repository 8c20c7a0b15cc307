package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.shared.EnvironmentRevisionId;
import java.util.Map;

/** What jobs run in. */
interface JobEnvironments {

    /**
     * The revision that is meant, now that the job is prepared.
     *
     * @throws almanac.shared.DomainException when it cannot be used any more
     */
    EnvironmentRevisionId revision(JobToRun job);

    /** The variables of the revision that the job was prepared for: in clear, and so for its process alone. */
    Map<String, String> variables(JobToRun job);
}
