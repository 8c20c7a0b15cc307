package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.project.query.ProjectV1;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;

/** What is recorded of jobs, and what becomes of that. */
interface JobRecords {

    /**
     * Those that have not ended.
     *
     * @param jobs for how many of those that wait there is room; they are not looked for where there is none
     * @param sessions the same, of workspaces
     */
    JobsToRun list(int jobs, int sessions);

    JobToRun get(JobId job);

    ProjectV1 project(ProjectId project);

    String nameOf(UserId user);

    String nameOf(HardwareTierId tier);

    /** Returns when the change can be read. */
    void send(Object command);
}
