package almanac.execution;

import almanac.job.query.JobToRun;
import java.util.Map;

/** Lays out what an instance of a model API needs besides the project's files. */
interface InstanceFiles {

    /**
     * Fills the folder that serves calls.
     *
     * @param goingOn is run again and again, and ends the work by an exception
     */
    void layOut(JobToRun job, JobFolders folders, Runnable goingOn);

    /** Returns the variables of the model API, which are secret. */
    Map<String, String> variables(JobToRun job);
}
