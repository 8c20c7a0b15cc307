package almanac.execution;

import almanac.job.event.JobDataset;
import almanac.job.query.JobToRun;
import java.util.List;

/** Lays out and keeps the datasets that a job can reach: each is a folder of its name. */
interface JobDatasets {

    /**
     * Lays out the datasets of the job's project, and those shared with it, as far as the job's starter may read them.
     *
     * @param goingOn is run again and again meanwhile; what it throws ends the work
     * @throws almanac.shared.DomainException when a dataset cannot be laid out, and could not at another attempt either
     */
    List<JobDataset> layOut(JobToRun job, JobFolders folders, Runnable goingOn);

    /** Keeps what the job has written, and a snapshot of it when that was asked for. */
    void keep(JobToRun job, List<JobDataset> datasets, JobFolders folders);
}
