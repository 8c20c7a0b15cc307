package almanac.registeredmodel.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ModelDirectory;
import almanac.registeredmodel.command.ModelVersionCommand.ChangeStage;
import almanac.registeredmodel.command.OpenReview.Answer;
import almanac.registeredmodel.command.ReviewCommand.AnswerReview;
import almanac.registeredmodel.command.ReviewCommand.CancelReview;
import almanac.registeredmodel.command.ReviewCommand.Change;
import almanac.registeredmodel.command.ReviewCommand.ChangeReview;
import almanac.registeredmodel.command.ReviewCommand.EndReview;
import almanac.registeredmodel.command.ReviewCommand.RequestReview;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewApproved;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewCanceled;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewNotesChanged;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRejected;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewersChanged;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.event.StageCause;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelStages;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the stage of one version, and on the review that may move it. While a review is open nothing else moves
 * the version; with the last approval it moves in the same transaction.
 */
class VersionStage {

    private final ModelVersionId version;
    private final ProjectId project;
    private final int number;
    private String stage = ModelStages.NONE;

    /** Null when no review is open. */
    private @Nullable OpenReview open;

    /** The closed reviews, with the words for what became of them. */
    private final Map<ModelReviewId, String> closed = new HashMap<>();

    VersionStage(VersionCreated created) {
        version = created.version();
        project = created.project();
        number = created.number();
    }

    @CommandHandler
    void decide(ChangeStage command) {
        if (command.stage().equals(stage)) {
            return;
        }
        if (open != null) {
            throw ErrorCode.STAGE_NOT_ALLOWED.with(
                    number, command.stage(), "a review of it is open: answer or cancel that first");
        }
        apply(new StageTransitioned(version, stage, command.stage(), command.cause()));
    }

    @EventSourcingHandler
    void evolve(StageTransitioned event) {
        stage = event.to();
    }

    @CommandHandler
    void decide(RequestReview command, ModelDirectory directory) {
        requireIn(command);
        if (!directory.holdProject(project)) {
            throw command.missing();
        }
        if (open != null) {
            throw ErrorCode.REVIEW_OPEN.with(number, open.id());
        }
        requireMembers(command.reviewers(), directory);
        String target = directory.stagesOf(project).transition(number, stage, command.targetStage(), false);
        if (target.equals(ModelStages.NONE)) {
            throw ErrorCode.STAGE_NOT_ALLOWED.with(number, target, "no review is needed for it");
        }
        apply(new ReviewRequested(
                version, command.review(), command.requester(), command.reviewers(), target, command.notes()));
    }

    @EventSourcingHandler
    void evolve(ReviewRequested event) {
        open = OpenReview.of(event);
    }

    private void requireMembers(List<UserId> reviewers, ModelDirectory directory) {
        Set<UserId> seen = new HashSet<>();
        for (UserId reviewer : reviewers) {
            if (!seen.add(reviewer)) {
                throw ErrorCode.REVIEWER_LISTED_TWICE.with(reviewer);
            }
            if (!isMember(reviewer, directory)) {
                throw ErrorCode.REVIEWER_NOT_MEMBER.with(reviewer);
            }
        }
    }

    private boolean isMember(UserId user, ModelDirectory directory) {
        return directory
                .rolesIn(project, user)
                .filter(roles -> !roles.projectRoles().isEmpty())
                .isPresent();
    }

    @CommandHandler
    void decide(AnswerReview command, ModelDirectory directory) {
        requireIn(command);
        OpenReview review = open(command.review());
        if (!review.reviewers().contains(command.reviewer()) || !isMember(command.reviewer(), directory)) {
            throw ErrorCode.NOT_A_REVIEWER.with(review.id());
        }
        Answer answer = new Answer(command.decision(), command.notes());
        if (answer.equals(review.answers().get(command.reviewer()))) {
            return;
        }
        OpenReview answered = review.with(command.reviewer(), answer);
        String next = answered.isApproved() ? next(answered, directory) : null;
        apply(new ReviewAnswered(version, review.id(), command.reviewer(), command.decision(), command.notes()));
        if (next != null) {
            approve(review.id(), next);
        } else if (command.decision() == ReviewDecision.REJECTED) {
            apply(new ReviewRejected(version, review.id()));
        }
    }

    @EventSourcingHandler
    void evolve(ReviewAnswered event) {
        open = open(event.review()).with(event);
    }

    /** Returns the stage that the version moves to, of the list that the project has now. */
    private String next(OpenReview review, ModelDirectory directory) {
        directory.holdProject(project);
        return directory.stagesOf(project).transition(number, stage, review.targetStage(), false);
    }

    private void approve(ModelReviewId review, String next) {
        apply(new ReviewApproved(version, review));
        apply(new StageTransitioned(version, stage, next, StageCause.REVIEW));
    }

    @EventSourcingHandler
    void evolve(ReviewApproved event) {
        close(event.review(), "approved");
    }

    @EventSourcingHandler
    void evolve(ReviewRejected event) {
        close(event.review(), "rejected");
    }

    private void close(ModelReviewId review, String how) {
        open = null;
        closed.put(review, how);
    }

    @CommandHandler
    void decide(ChangeReview command, ModelDirectory directory) {
        OpenReview review = requireChangeable(command, directory);
        List<UserId> reviewers = Objects.requireNonNullElse(command.reviewers(), review.reviewers());
        if (reviewers.equals(review.reviewers())) {
            note(review, command);
            return;
        }
        requireMembers(reviewers, directory);
        OpenReview changed = review.askedOf(reviewers);
        String next = changed.isApproved() ? next(changed, directory) : null;
        note(review, command);
        apply(new ReviewersChanged(version, review.id(), reviewers));
        if (next != null) {
            approve(review.id(), next);
        }
    }

    @EventSourcingHandler
    void evolve(ReviewersChanged event) {
        open = open(event.review()).askedOf(event.reviewers());
    }

    private void note(OpenReview review, Change command) {
        String notes = command.notes();
        if (notes != null && !notes.equals(review.notes())) {
            apply(new ReviewNotesChanged(version, review.id(), notes));
        }
    }

    @EventSourcingHandler
    void evolve(ReviewNotesChanged event) {
        open = open(event.review()).saying(event.notes());
    }

    @CommandHandler
    void decide(CancelReview command, ModelDirectory directory) {
        OpenReview review = requireChangeable(command, directory);
        note(review, command);
        apply(new ReviewCanceled(version, review.id()));
    }

    @CommandHandler
    void decide(EndReview command) {
        if (open != null && open.id().equals(command.review())) {
            cancelOpen();
        }
    }

    /** Cancels the review that is open, if there is one. */
    void cancelOpen() {
        if (open != null) {
            apply(new ReviewCanceled(version, open.id()));
        }
    }

    @EventSourcingHandler
    void evolve(ReviewCanceled event) {
        close(event.review(), "canceled");
    }

    private OpenReview requireChangeable(Change command, ModelDirectory directory) {
        requireIn(command);
        OpenReview review = open(command.review());
        boolean mayOverrule = directory
                .rolesIn(project, command.by())
                .filter(CallerRoles::isOwnerOfProject)
                .isPresent();
        if (!mayOverrule && !review.requester().equals(command.by())) {
            throw ErrorCode.REVIEW_OF_ANOTHER.with(review.id());
        }
        return review;
    }

    private OpenReview open(ModelReviewId review) {
        if (open != null && open.id().equals(review)) {
            return open;
        }
        String how = closed.get(review);
        throw how == null
                ? ErrorCode.MODEL_REVIEW_NOT_FOUND.with(number, review)
                : ErrorCode.REVIEW_CLOSED.with(review, how);
    }

    private void requireIn(ReviewCommand.InProject command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
    }
}
