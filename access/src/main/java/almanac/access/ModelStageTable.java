package almanac.access;

import almanac.shared.ModelStages;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Holds the stages that projects have defined, in the same way as the {@link AccessTables}. */
@Component
public class ModelStageTable {

    public static final List<String> NAMES = List.of("access_model_stages");

    /** Selects a version in a stage of which the list has no label. */
    private static final String ELSEWHERE = """
            select m.name, v.number, v.stage from access_registered_model m
            join access_model_version v on v.model_id = m.model_id and not v.deleted
            where m.project_id = ? and not (lower(v.stage) = any (?))
            order by m.name, v.number limit 1""";

    private final AccessLines lines;
    private final ModelStages ofInstallation;

    ModelStageTable(
            AccessLines lines,
            @Value("${almanac.models.stages:None,Staging,Production,Archived}") List<String> labels) {
        this.lines = lines;
        this.ofInstallation = ModelStages.defining(labels);
    }

    /** A version of a model, and the stage that it is in. */
    public record VersionInStage(String model, int number, String stage) {}

    public void define(ProjectId project, List<String> labels) {
        lines.add("""
                insert into access_model_stages (project_id, labels) values (?, ?)
                on conflict (project_id) do update set labels = excluded.labels""", project.value(), labels.toArray(String[]::new));
    }

    /** Returns the stages of projects that have defined none of their own. */
    public ModelStages ofInstallation() {
        return ofInstallation;
    }

    /** Returns the stages that the project has defined; empty when it goes by those of the installation. */
    public Optional<ModelStages> definedBy(ProjectId project) {
        return lines
                .rows(
                        "select labels from access_model_stages where project_id = ?",
                        (row, n) -> new ModelStages(
                                List.of((String[]) row.getArray(1).getArray())),
                        project.value())
                .stream()
                .findFirst();
    }

    public ModelStages of(ProjectId project) {
        return definedBy(project).orElse(ofInstallation);
    }

    /** Returns the first version of the project's models whose stage is none of those. */
    public Optional<VersionInStage> firstVersionOutside(ProjectId project, ModelStages stages) {
        return lines
                .rows(
                        ELSEWHERE,
                        (row, n) -> new VersionInStage(row.getString(1), row.getInt(2), row.getString(3)),
                        project.value(),
                        stages.labels().stream().map(ModelStages::key).toArray(String[]::new))
                .stream()
                .findFirst();
    }
}
