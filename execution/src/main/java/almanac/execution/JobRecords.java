package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.project.query.ProjectV1;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Map;

/** Reads and changes the records of jobs. */
interface JobRecords {

    /**
     * Returns the jobs that have not ended.
     *
     * @param jobs most waiting jobs to return: those that could be taken on now
     * @param sessions the same, of workspaces
     * @param instances the same, of model APIs
     */
    JobsToRun list(int jobs, int sessions, int instances);

    JobToRun get(JobId job);

    ProjectV1 project(ProjectId project);

    /** Returns the environment variables of the project: in clear, and so for the process of a job alone. */
    Map<String, String> variablesOf(ProjectId project);

    String nameOf(UserId user);

    String nameOf(HardwareTierId tier);

    /** Sends the command, and returns when the change can be read. */
    void send(Object command);
}
