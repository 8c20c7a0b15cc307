package almanac.support.execution;

import almanac.job.event.JobDataset;
import almanac.job.query.JobToRun;
import java.util.List;

/** The datasets that a job can reach: each a folder of its name. */
interface JobDatasets {

    /** What whoever started the job may read of the project's and of those that are shared with it. */
    List<JobDataset> layOut(JobToRun job, JobFolders folders);

    /** Keeps what the job has written, and a snapshot of it when that was asked for. */
    void keep(JobToRun job, List<JobDataset> datasets, JobFolders folders);
}
