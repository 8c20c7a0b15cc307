package almanac.access;

import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.storage.git.RecordedHistory;
import org.springframework.stereotype.Component;

/**
 * Holds the projects whose git repository has more than the first commit, in the same way as {@link JobTables}. A row
 * is added once and stays, so an event that comes twice changes nothing.
 */
@Component
public class RepositoryTable implements RecordedHistory {

    private final AccessLines lines;

    RepositoryTable(AccessLines lines) {
        this.lines = lines;
    }

    /** Records that the repository holds commits that were pushed to it, or copied from another. */
    public void add(ProjectId project) {
        lines.add(
                "insert into access_repository (project_id) values (?) on conflict (project_id) do nothing",
                project.value());
    }

    /** Records that the repository holds the results of the job. */
    public void addThatOf(JobId job) {
        lines.add(
                "insert into access_repository (project_id) select project_id from access_job where job_id = ?"
                        + " on conflict (project_id) do nothing",
                job.value());
    }

    @Override
    public boolean isOf(ProjectId project) {
        return lines.exists(
                "select 1 from access_repository where project_id = ?"
                        + " union all select 1 from open_push where project_id = ?",
                project.value(),
                project.value());
    }
}
