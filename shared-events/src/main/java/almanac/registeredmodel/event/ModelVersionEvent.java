package almanac.registeredmodel.event;

import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentRunId;
import almanac.shared.ModelId;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of one version of a registered model. */
public sealed interface ModelVersionEvent {

    ModelVersionId version();

    /**
     * A version was registered. It owns its files from now on: those that were at its source at this place in the log.
     *
     * @param number of the model's versions, from 1; none is given twice
     * @param run that has made it; null when that is not known
     * @param artifactRoot whose artifacts were taken: a run's, a logged model's or another version's
     * @param path below the root of what was taken; empty for all of it
     * @param source as the client named it
     * @param filesDigest SHA-256 of the list of paths and contents
     */
    record VersionCreated(
            ModelVersionId version,
            ModelId model,
            ProjectId project,
            int number,
            @Nullable ExperimentRunId run,
            ArtifactRoot artifactRoot,
            String path,
            String source,
            String description,
            long files,
            long bytes,
            String filesDigest)
            implements ModelVersionEvent {}

    record VersionDescribed(ModelVersionId version, String description) implements ModelVersionEvent {}

    /** Each of the tags has this value from now on; the others stay. */
    record VersionTagged(ModelVersionId version, Map<String, String> tags) implements ModelVersionEvent {}

    record VersionTagRemoved(ModelVersionId version, String key) implements ModelVersionEvent {}

    /** The version is in another stage, which has the label {@code to} in the project's list. */
    record StageTransitioned(ModelVersionId version, String from, String to, StageCause cause)
            implements ModelVersionEvent {}

    /** The version is gone; its number is not given again. */
    record VersionDeleted(ModelVersionId version) implements ModelVersionEvent {}

    /**
     * Users were asked whether the version may move to a stage. It has no other open review.
     *
     * @param reviewers in the order in which they were named
     */
    record ReviewRequested(
            ModelVersionId version,
            ModelReviewId review,
            UserId requester,
            List<UserId> reviewers,
            String targetStage,
            String notes)
            implements ModelVersionEvent {}

    /** The review has these reviewers and no others. The answers of those that left have left with them. */
    record ReviewersChanged(ModelVersionId version, ModelReviewId review, List<UserId> reviewers)
            implements ModelVersionEvent {}

    record ReviewNotesChanged(ModelVersionId version, ModelReviewId review, String notes)
            implements ModelVersionEvent {}

    /** A reviewer has answered; an earlier answer of the same reviewer counts no longer. */
    record ReviewAnswered(
            ModelVersionId version, ModelReviewId review, UserId reviewer, ReviewDecision decision, String notes)
            implements ModelVersionEvent {}

    /** All reviewers have approved; the version moves to the target stage with the next event. */
    record ReviewApproved(ModelVersionId version, ModelReviewId review) implements ModelVersionEvent {}

    /** A reviewer has rejected the version, which ends the review. */
    record ReviewRejected(ModelVersionId version, ModelReviewId review) implements ModelVersionEvent {}

    /** The review has ended without an outcome: by request, or because its version or project is gone. */
    record ReviewCanceled(ModelVersionId version, ModelReviewId review) implements ModelVersionEvent {}
}
