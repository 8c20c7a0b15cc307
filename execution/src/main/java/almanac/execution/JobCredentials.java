package almanac.execution;

import almanac.job.query.JobToRun;
import java.util.Map;

/** Gives jobs a credential by which they reach this server, for as long as they run. */
interface JobCredentials {

    /** Returns variables that say where the server is and on whose behalf the job asks it; none is secret. */
    Map<String, String> whereabouts(JobToRun job, JobFolders folders);

    /** Issues the job's credential, writes it into the job's folder, and returns the secret variables with it. */
    Map<String, String> issue(JobToRun job, JobFolders folders);

    /** Ends the credential. A repeated call changes nothing. */
    void revoke(JobToRun job);
}
