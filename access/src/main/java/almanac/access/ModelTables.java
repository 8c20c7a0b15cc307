package almanac.access;

import almanac.shared.ArtifactRoot;
import almanac.shared.ModelId;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds the registered models with their names, and their versions with numbers and stages, in the same way as the
 * {@link AccessTables}. Numbers are given and stages changed under a lock on the model's line.
 */
@Component
public class ModelTables {

    public static final List<String> NAMES =
            List.of("access_registered_model", "access_model_version", "access_model_review");

    private final AccessLines lines;

    ModelTables(AccessLines lines) {
        this.lines = lines;
    }

    /** A version that exists. */
    public record KnownVersion(ModelVersionId version, int number, String stage) {}

    /** A review of a version that takes answers. */
    public record OpenReview(ModelVersionId version, ModelReviewId review) {}

    public void add(ModelId model, String name, ProjectId project, boolean isDiscoverable) {
        lines.add(
                "insert into access_registered_model (model_id, name, project_id, discoverable) values (?, ?, ?, ?)",
                model.value(),
                name,
                project.value(),
                isDiscoverable);
    }

    public void rename(ModelId model, String name) {
        lines.add("update access_registered_model set name = ? where model_id = ?", name, model.value());
    }

    public void setDiscoverable(ModelId model, boolean isDiscoverable) {
        lines.add(
                "update access_registered_model set discoverable = ? where model_id = ?",
                isDiscoverable,
                model.value());
    }

    /** Removes the model, whose versions are gone with it. */
    public void remove(ModelId model) {
        lines.add("delete from access_registered_model where model_id = ?", model.value());
        lines.add("update access_model_version set deleted = true where model_id = ?", model.value());
    }

    public boolean isNameTaken(String name) {
        return lines.exists("select 1 from access_registered_model where name = ?", name);
    }

    public void addVersion(ModelId model, int number, ModelVersionId version, String stage) {
        lines.add(
                "insert into access_model_version (model_id, number, version_id, stage, deleted)"
                        + " values (?, ?, ?, ?, false)",
                model.value(),
                number,
                version.value(),
                stage);
    }

    public void setStage(ModelVersionId version, String stage) {
        lines.add("update access_model_version set stage = ? where version_id = ?", stage, version.value());
    }

    public void removeVersion(ModelVersionId version) {
        lines.add("update access_model_version set deleted = true where version_id = ?", version.value());
    }

    public void openReview(ModelVersionId version, ModelReviewId review) {
        lines.add(
                "insert into access_model_review (version_id, review_id) values (?, ?)",
                version.value(),
                review.value());
    }

    public void closeReview(ModelReviewId review) {
        lines.add("delete from access_model_review where review_id = ?", review.value());
    }

    public List<OpenReview> openReviewsOf(ProjectId project) {
        return openReviews(
                "join access_registered_model m on m.model_id = v.model_id and m.project_id = ?", project.value());
    }

    /** Returns the open reviews of the model's versions, also when the model is deleted. */
    public List<OpenReview> openReviewsOf(ModelId model) {
        return openReviews("where v.model_id = ?", model.value());
    }

    private List<OpenReview> openReviews(String which, String id) {
        return lines.rows(
                "select r.version_id, r.review_id from access_model_review r"
                        + " join access_model_version v on v.version_id = r.version_id " + which + " order by 1",
                (row, n) -> new OpenReview(new ModelVersionId(row.getString(1)), new ModelReviewId(row.getString(2))),
                id);
    }

    /** Tells whether the project has a model of which users outside it may know. */
    public boolean hasDiscoverable(ProjectId project) {
        return lines.exists(
                "select 1 from access_registered_model where project_id = ? and discoverable limit 1", project.value());
    }

    /** Returns the model's project; the model is changed by no other transaction until this one ends. */
    public Optional<ProjectId> hold(ModelId model) {
        return lines
                .list(
                        "select project_id from access_registered_model where model_id = ? for no key update",
                        String.class,
                        model.value())
                .stream()
                .map(ProjectId::new)
                .findFirst();
    }

    /** Returns the project of a version, whose files never change. */
    public Optional<ProjectId> projectOf(ArtifactRoot version) {
        return lines
                .list(
                        "select m.project_id from access_model_version v"
                                + " join access_registered_model m on m.model_id = v.model_id"
                                + " where v.version_id = ? and not v.deleted",
                        String.class,
                        version.value())
                .stream()
                .map(ProjectId::new)
                .findFirst();
    }

    /** Returns the number of the next version. It is asked for in a statement after the lock, so it sees all others. */
    public int nextNumber(ModelId model) {
        return lines.list(
                        "select coalesce(max(number), 0) + 1 from access_model_version where model_id = ?",
                        Integer.class,
                        model.value())
                .getFirst();
    }

    public List<KnownVersion> versionsOf(ModelId model) {
        return lines.rows(
                "select version_id, number, stage from access_model_version"
                        + " where model_id = ? and not deleted order by number",
                (row, n) -> new KnownVersion(new ModelVersionId(row.getString(1)), row.getInt(2), row.getString(3)),
                model.value());
    }
}
