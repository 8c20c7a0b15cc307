package almanac.support.execution;

import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.project.query.ProjectV1;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;

/** What is recorded of jobs, and what becomes of that. */
interface JobRecords {

    JobsToRun list();

    JobToRun get(JobId job);

    ProjectV1 project(ProjectId project);

    String nameOf(UserId user);

    /** Returns when the change can be read. */
    void send(Object command);
}
