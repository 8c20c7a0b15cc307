package almanac.access.command;

import almanac.job.event.JobTag;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.storage.access.JobTables;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** The {@link JobDirectory} over the access tables. */
@Component
class AccessJobs implements JobDirectory {

    private final JobTables tables;

    AccessJobs(JobTables tables) {
        this.tables = tables;
    }

    @Override
    public OptionalInt holdNextNumber(ProjectId project) {
        return tables.holdNextNumber(project);
    }

    @Override
    public Optional<JobTag> holdTag(ProjectId project, String name) {
        return tables.holdTag(project, name);
    }

    @Override
    public Optional<ProjectId> holdProjectOfGoal(GoalId goal) {
        return tables.holdProjectOfGoal(goal);
    }
}
