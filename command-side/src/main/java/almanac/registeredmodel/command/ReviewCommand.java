package almanac.registeredmodel.command;

import almanac.registeredmodel.event.ReviewDecision;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ModelId;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelVersionId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to reviews of versions. */
public sealed interface ReviewCommand {

    ModelVersionId version();

    ModelReviewId review();

    /** A command of a user, to a version that must exist in the named project. */
    sealed interface InProject extends ReviewCommand, Scoped.Project, Scoped.Existing {

        @Override
        default DomainException missing() {
            return ErrorCode.MODEL_VERSION_NOT_FOUND.with("?", version());
        }
    }

    /** A change of an open review by its requester, or by a user that may overrule the requester. */
    sealed interface Change extends InProject {

        UserId by();

        /** Returns what is said of the review from now on; null for what is said already. */
        @Nullable
        String notes();
    }

    /** Asks users whether a version may move to a stage. */
    @Requires(Permission.REQUEST_REVIEW)
    record RequestReview(
            @TargetAggregateIdentifier ModelVersionId version,
            ProjectId project,
            ModelReviewId review,
            UserId requester,
            List<UserId> reviewers,
            String targetStage,
            String notes)
            implements InProject {}

    /**
     * Changes the reviewers of a review, and its notes.
     *
     * @param reviewers all of them from now on; null for those that it has
     */
    @Requires(Permission.REQUEST_REVIEW)
    record ChangeReview(
            @TargetAggregateIdentifier ModelVersionId version,
            ProjectId project,
            ModelReviewId review,
            UserId by,
            @Nullable List<UserId> reviewers,
            @Nullable String notes)
            implements Change {}

    @Requires(Permission.REQUEST_REVIEW)
    record CancelReview(
            @TargetAggregateIdentifier ModelVersionId version,
            ProjectId project,
            ModelReviewId review,
            UserId by,
            @Nullable String notes)
            implements Change {}

    /** Answers a review; the last answer of each reviewer counts. */
    @Requires(Permission.ANSWER_REVIEW)
    record AnswerReview(
            @TargetAggregateIdentifier ModelVersionId version,
            ProjectId project,
            ModelReviewId review,
            UserId reviewer,
            ReviewDecision decision,
            String notes)
            implements InProject {}

    /**
     * A command that may be the last word of a review, and so move its version: given in its turn among all that move
     * versions of the model.
     */
    sealed interface InTurn extends InProject {

        ModelId model();

        /** Returns what is asked of the version itself. */
        InProject decision();

        @Override
        default ModelVersionId version() {
            return decision().version();
        }

        @Override
        default ModelReviewId review() {
            return decision().review();
        }

        @Override
        default ProjectId project() {
            return decision().project();
        }
    }

    @Requires(Permission.ANSWER_REVIEW)
    record AnswerInTurn(ModelId model, AnswerReview decision) implements InTurn {}

    @Requires(Permission.REQUEST_REVIEW)
    record ChangeInTurn(ModelId model, ChangeReview decision) implements InTurn {}

    /** Cancels a review whose project or model is gone; one that is closed already stays as it is. */
    @SystemOnly
    record EndReview(@TargetAggregateIdentifier ModelVersionId version, ModelReviewId review)
            implements ReviewCommand {}
}
