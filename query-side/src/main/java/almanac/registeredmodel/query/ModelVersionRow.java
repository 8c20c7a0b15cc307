package almanac.registeredmodel.query;

import almanac.registeredmodel.event.ModelVersionEvent;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewApproved;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewCanceled;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewNotesChanged;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRejected;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewersChanged;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDescribed;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagRemoved;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagged;
import almanac.registeredmodel.event.ReviewStatus;
import almanac.registeredmodel.query.ModelVersionQuery.GetVersion;
import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1.RegisteredModelVersionUiDetailsV1;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ExperimentRunId;
import almanac.shared.ModelId;
import almanac.shared.ModelStages;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A version of a registered model. */
@Entity
@Table(name = "model_version_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ModelVersionRow extends Row<ModelVersionEvent> {

    /** What sources say that name a logged model. */
    private static final Pattern LOGGED_MODEL = Pattern.compile("models:?/(m-[0-9a-f]{32})(?:/|$)");

    private String modelId;
    private String projectId;
    private int number;
    private String creatorId;
    private @Nullable String runId;
    private String path;
    private String source;
    private String description;
    private String stage = ModelStages.NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> tags = Map.of();

    /** The latest; null when there was none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable ReviewRecord review;

    private long files;
    private long bytes;
    private String digest;
    private boolean deleted;

    @Override
    protected void apply(ModelVersionEvent event, EventFacts facts) {
        switch (event) {
            case VersionCreated e -> create(e, facts);
            case VersionDescribed e -> description = e.description();
            case VersionTagged e -> tags = RegisteredModelRow.with(tags, e.tags());
            case VersionTagRemoved e -> tags = RegisteredModelRow.without(tags, e.key());
            case StageTransitioned e -> stage = e.to();
            case VersionDeleted _ -> deleted = true;
            case ReviewRequested e -> review = ReviewRecord.of(e);
            case ReviewersChanged e -> review = known().askedOf(e.reviewers());
            case ReviewNotesChanged e -> review = known().saying(e.notes());
            case ReviewAnswered e -> review = known().with(e);
            case ReviewApproved _ -> review = known().with(ReviewStatus.APPROVED);
            case ReviewRejected _ -> review = known().with(ReviewStatus.REJECTED);
            case ReviewCanceled _ -> review = known().with(ReviewStatus.CANCELED);
        }
    }

    private ReviewRecord known() {
        return Objects.requireNonNull(review, "events of a review follow that of its request");
    }

    private void create(VersionCreated event, EventFacts facts) {
        modelId = event.model().value();
        projectId = event.project().value();
        number = event.number();
        creatorId = facts.actor();
        runId = event.run() == null ? null : event.run().value();
        path = event.path();
        source = event.source();
        description = event.description();
        files = event.files();
        bytes = event.bytes();
        digest = event.filesDigest();
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value()) && !deleted;
    }

    boolean isThere() {
        return !deleted;
    }

    int number() {
        return number;
    }

    String stage() {
        return stage;
    }

    /** Returns the run that made it; null when none is known. */
    @Nullable
    ExperimentRunId run() {
        return runId == null ? null : new ExperimentRunId(runId);
    }

    Map<String, String> tags() {
        return tags;
    }

    /** Returns the latest review; null when there was none. */
    @Nullable
    ReviewRecord review() {
        return review;
    }

    boolean isInReview() {
        return review != null && review.status() == ReviewStatus.OPEN;
    }

    ModelId model() {
        return new ModelId(modelId);
    }

    /** Returns the id of the user that registered it. */
    String creator() {
        return creatorId;
    }

    /** Returns the query that this row answers. */
    GetVersion asked() {
        return new GetVersion(new ModelVersionId(id()), new ProjectId(projectId));
    }

    /** Returns the id of the logged model that the source names; null when it names none. */
    private @Nullable String loggedModel() {
        Matcher named = LOGGED_MODEL.matcher(source);
        return named.find() ? named.group(1) : null;
    }

    MlflowModelVersion toMlflow(RegisteredModelRow model, String creatorName) {
        return new MlflowModelVersion(
                model.name(),
                Integer.toString(number),
                createdAt().toEpochMilli(),
                updatedAt().toEpochMilli(),
                creatorName,
                stage,
                description,
                source,
                runId == null ? "" : runId,
                loggedModel(),
                "READY",
                MlflowModelTag.of(tags),
                model.aliasesOf(number));
    }

    RegisteredModelVersionOverviewV1 toOverviewV1(String modelName, RegisteredModelProjectSummaryV1 project) {
        return new RegisteredModelVersionOverviewV1(
                modelName,
                number,
                Objects.requireNonNullElse(runId, ""),
                project.ownerUsername(),
                createdAt(),
                updatedAt(),
                project);
    }

    RegisteredModelVersionDetailsV1 toDetailsV1(
            String modelName,
            RegisteredModelProjectSummaryV1 project,
            @Nullable RegisteredModelReviewSummaryV1 reviewSummary,
            RegisteredModelVersionUiDetailsV1 origin) {
        return new RegisteredModelVersionDetailsV1(
                modelName,
                number,
                description,
                stage,
                Objects.requireNonNullElse(runId, ""),
                project.ownerUsername(),
                createdAt(),
                updatedAt(),
                project,
                reviewSummary,
                tags,
                origin);
    }
}
