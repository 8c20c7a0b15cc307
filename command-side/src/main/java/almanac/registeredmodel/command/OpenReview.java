package almanac.registeredmodel.command;

import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.shared.ModelReviewId;
import almanac.shared.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A review that takes answers, as decisions need it.
 *
 * @param answers by reviewer; those that have not answered are not among them
 */
record OpenReview(
        ModelReviewId id,
        UserId requester,
        List<UserId> reviewers,
        String targetStage,
        String notes,
        Map<UserId, Answer> answers) {

    record Answer(ReviewDecision decision, String notes) {}

    OpenReview {
        reviewers = List.copyOf(reviewers);
        answers = Map.copyOf(answers);
    }

    static OpenReview of(ReviewRequested event) {
        return new OpenReview(
                event.review(), event.requester(), event.reviewers(), event.targetStage(), event.notes(), Map.of());
    }

    OpenReview with(ReviewAnswered event) {
        return with(event.reviewer(), new Answer(event.decision(), event.notes()));
    }

    OpenReview with(UserId reviewer, Answer answer) {
        Map<UserId, Answer> all = new LinkedHashMap<>(answers);
        all.put(reviewer, answer);
        return new OpenReview(id, requester, reviewers, targetStage, notes, all);
    }

    /** Returns the review with these reviewers; the answers of all others are gone. */
    OpenReview askedOf(List<UserId> others) {
        Map<UserId, Answer> left = new LinkedHashMap<>(answers);
        left.keySet().retainAll(others);
        return new OpenReview(id, requester, others, targetStage, notes, left);
    }

    OpenReview saying(String otherNotes) {
        return new OpenReview(id, requester, reviewers, targetStage, otherNotes, answers);
    }

    boolean isApproved() {
        return reviewers.stream()
                .map(answers::get)
                .allMatch(answer -> answer != null && answer.decision() == ReviewDecision.APPROVED);
    }
}
