package almanac.access;

import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the monitored models with their projects. A unique constraint keeps a model API from having two. */
@Component
public class MonitoredModelTable implements MonitoredModelDirectory {

    private final AccessLines lines;

    MonitoredModelTable(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * Adds a model.
     *
     * @param modelApi that it was made for; null when there is none, or another model has it
     * @throws org.springframework.dao.DuplicateKeyException when another model has the model API
     */
    public void add(MonitoredModelId model, ProjectId project, @Nullable String modelApi) {
        lines.add(
                "insert into access_monitored_model (model_id, project_id, model_api_id) values (?, ?, ?)",
                model.value(),
                project.value(),
                modelApi);
    }

    public void remove(MonitoredModelId model) {
        lines.change("delete from access_monitored_model where model_id = ?", model.value());
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ? for key share", project.value());
    }

    @Override
    public Optional<KnownMonitoredModel> hold(MonitoredModelId model) {
        return lines
                .rows(
                        """
                        select model_id, project_id from access_monitored_model where ? in (model_id, model_api_id)
                        for key share""",
                        (row, n) -> new KnownMonitoredModel(
                                new MonitoredModelId(row.getString(1)), new ProjectId(row.getString(2))),
                        model.value())
                .stream()
                .findFirst();
    }

    @Override
    public boolean isMonitored(String modelApi) {
        return lines.exists("select 1 from access_monitored_model where model_api_id = ?", modelApi);
    }
}
