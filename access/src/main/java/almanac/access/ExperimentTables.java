package almanac.access;

import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.FilePath;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the experiments with their names, and the project and user of each run and logged model, in the same way as the
 * {@link AccessTables}.
 */
@Component
public class ExperimentTables implements ExperimentDirectory {

    private final AccessLines lines;

    ExperimentTables(AccessLines lines) {
        this.lines = lines;
    }

    public record KnownExperiment(ProjectId project, boolean isDeleted) {}

    /**
     * A run or a logged model.
     *
     * @param owner the user that logs it
     */
    public record KnownRun(ExperimentId experiment, ProjectId project, UserId owner, boolean isDeleted) {}

    public void add(ExperimentId experiment, String name, ProjectId project) {
        lines.add(
                "insert into access_experiment (experiment_id, name, project_id, deleted) values (?, ?, ?, false)",
                experiment.value(),
                name,
                project.value());
    }

    public void rename(ExperimentId experiment, String name) {
        lines.add("update access_experiment set name = ? where experiment_id = ?", name, experiment.value());
    }

    public void setDeleted(ExperimentId experiment, boolean isDeleted) {
        lines.add("update access_experiment set deleted = ? where experiment_id = ?", isDeleted, experiment.value());
    }

    @Override
    public boolean isExperimentNameTaken(String name) {
        return lines.exists("select 1 from access_experiment where name = ?", name);
    }

    /** Returns the experiment, which is not deleted before the transaction ends; empty when it does not exist. */
    @Override
    public Optional<KnownExperiment> holdExperiment(ExperimentId experiment) {
        return lines
                .rows(
                        "select project_id, deleted from access_experiment where experiment_id = ? for share",
                        (row, n) -> new KnownExperiment(new ProjectId(row.getString(1)), row.getBoolean(2)),
                        experiment.value())
                .stream()
                .findFirst();
    }

    public void addRun(ArtifactRoot run, KnownRun known, @Nullable JobId job) {
        lines.add(
                "insert into access_run (run_id, experiment_id, project_id, owner_id, job_id, ended, deleted)"
                        + " values (?, ?, ?, ?, ?, false, ?)",
                run.value(),
                known.experiment().value(),
                known.project().value(),
                known.owner().value(),
                job == null ? null : job.value(),
                known.isDeleted());
    }

    public void setEnded(ExperimentRunId run, boolean isEnded) {
        lines.add("update access_run set ended = ? where run_id = ?", isEnded, run.value());
    }

    public void delete(ArtifactRoot run, Instant at) {
        lines.add(
                "update access_run set deleted = true, deleted_at = ? where run_id = ?",
                at.atOffset(ZoneOffset.UTC),
                run.value());
    }

    public void restore(ArtifactRoot run) {
        lines.add("update access_run set deleted = false, deleted_at = null where run_id = ?", run.value());
    }

    /** An artifact of a run or logged model that is deleted. */
    public record Orphan(ArtifactRoot root, FilePath path) {}

    /** Returns some artifacts of those runs and logged models that were deleted before that moment. */
    public List<Orphan> orphans(Instant before, int most) {
        return lines.rows(
                "select a.root, a.path from access_run r join access_artifact a on a.root = r.run_id"
                        + " where r.deleted and r.deleted_at < ? order by a.root, a.path limit ?",
                (row, n) -> new Orphan(new ArtifactRoot(row.getString(1)), new FilePath(row.getString(2))),
                before.atOffset(ZoneOffset.UTC),
                most);
    }

    /** Returns the run or logged model, which is not deleted before the transaction ends. */
    @Override
    public Optional<KnownRun> holdRun(ArtifactRoot run) {
        return lines
                .rows(
                        "select experiment_id, project_id, owner_id, deleted from access_run where run_id = ? for share",
                        (row, n) -> new KnownRun(
                                new ExperimentId(row.getString(1)),
                                new ProjectId(row.getString(2)),
                                new UserId(row.getString(3)),
                                row.getBoolean(4)),
                        run.value())
                .stream()
                .findFirst();
    }

    /** Returns the project of the run or logged model; until the transaction ends no artifact of it is written. */
    public Optional<ProjectId> holdAlone(ArtifactRoot run) {
        return lines
                .list("select project_id from access_run where run_id = ? for update", String.class, run.value())
                .stream()
                .map(ProjectId::new)
                .findFirst();
    }

    /** Returns the runs of a job or session that have not ended. */
    public List<ExperimentRunId> openRunsOf(JobId job) {
        return lines
                .list(
                        "select run_id from access_run where job_id = ? and not ended order by run_id",
                        String.class,
                        job.value())
                .stream()
                .map(ExperimentRunId::new)
                .toList();
    }

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    @Override
    public boolean holdProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ? for key share", project.value());
    }
}
