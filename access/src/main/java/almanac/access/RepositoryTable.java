package almanac.access;

import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.storage.git.RecordedHistory;
import org.springframework.stereotype.Component;

/**
 * Which projects have a git repository that holds more than each begins with: kept like the {@link JobTables}, and with
 * them. A line is added once and stays, so an event that comes twice changes nothing.
 */
@Component
public class RepositoryTable implements RecordedHistory {

    private final AccessLines lines;

    RepositoryTable(AccessLines lines) {
        this.lines = lines;
    }

    /** The repository holds commits that were pushed to it, or copied from another. */
    public void add(ProjectId project) {
        lines.add(
                "insert into access_repository (project_id) values (?) on conflict (project_id) do nothing",
                project.value());
    }

    /** The repository holds what the job has left. */
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
