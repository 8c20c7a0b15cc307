package almanac.access;

import almanac.job.event.JobTag;
import almanac.shared.CallerRoles;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Holds the jobs, job tags and goals of each project, in the same way as the {@link AccountTable}. Numbers and tags of
 * a project are given out under a lock on the project's row there, so that each is given once, by whichever server
 * (docs/adr/0025).
 */
@Component
public class JobTables implements JobDirectory {

    private final AccessLines lines;
    private final RoleLookup roleLookup;

    JobTables(AccessLines lines, RoleLookup roleLookup) {
        this.lines = lines;
        this.roleLookup = roleLookup;
    }

    public void addJob(JobId job, ProjectId project, int number) {
        lines.add(
                "insert into access_job (job_id, project_id, number, ended) values (?, ?, ?, false)",
                job.value(),
                project.value(),
                number);
    }

    /** Adds an instance of a model API: an execution without a number among the jobs of the project. */
    public void addInstance(JobId job, ProjectId project) {
        lines.add(
                "insert into access_job (job_id, project_id, number, ended) values (?, ?, null, false)",
                job.value(),
                project.value());
    }

    public void endJob(JobId job) {
        lines.change("update access_job set ended = true where job_id = ?", job.value());
    }

    /** Adds the tag, unless the project has it already. */
    public void addTag(JobId job, JobTag tag) {
        lines.add(
                """
                insert into access_job_tag (project_id, name, tag_id, creator_id, created_at)
                select project_id, ?, ?, ?, ? from access_job where job_id = ?
                on conflict (project_id, name) do nothing""",
                tag.name(),
                tag.id().value(),
                tag.creator().value(),
                tag.createdAt().atOffset(ZoneOffset.UTC),
                job.value());
    }

    public void addGoal(GoalId goal, ProjectId project) {
        lines.add("insert into access_goal (goal_id, project_id) values (?, ?)", goal.value(), project.value());
    }

    public void removeGoal(GoalId goal) {
        lines.change("delete from access_goal where goal_id = ?", goal.value());
    }

    /** Returns the jobs that have not ended, in the order of their numbers. */
    public List<JobId> openJobsOf(ProjectId project) {
        return lines
                .list(
                        "select job_id from access_job where project_id = ? and not ended order by number",
                        String.class,
                        project.value())
                .stream()
                .map(JobId::new)
                .toList();
    }

    /** The lock is a statement of its own, so the next sees its result. */
    @Override
    public OptionalInt holdNextNumber(ProjectId project) {
        if (!holdProject(project)) {
            return OptionalInt.empty();
        }
        return lines
                .list(
                        "select coalesce(max(number), 0) + 1 from access_job where project_id = ?",
                        Integer.class,
                        project.value())
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    @Override
    public Optional<JobTag> holdTag(ProjectId project, String name) {
        holdProject(project);
        return lines
                .rows(
                        "select tag_id, creator_id, created_at from access_job_tag where project_id = ? and name = ?",
                        (row, n) -> new JobTag(
                                new JobTagId(row.getString("tag_id")),
                                name,
                                new UserId(row.getString("creator_id")),
                                row.getTimestamp("created_at").toInstant()),
                        project.value(),
                        name)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<ProjectId> holdProjectOfGoal(GoalId goal) {
        return lines
                .list("select project_id from access_goal where goal_id = ? for key share", String.class, goal.value())
                .stream()
                .map(ProjectId::new)
                .findFirst();
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ? for no key update", project.value());
    }

    @Override
    public boolean isOwner(ProjectId project, UserId user) {
        return roleLookup
                .in(user, project)
                .filter(CallerRoles::isOwnerOfProject)
                .isPresent();
    }
}
