package almanac.registeredmodel.query;

import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.event.ReviewStatus;
import almanac.shared.ModelReviewId;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review of a version, as its row stores it.
 *
 * @param answers one for each reviewer, in the order in which they were asked
 */
record ReviewRecord(
        ModelReviewId id,
        UserId requester,
        String targetStage,
        String notes,
        ReviewStatus status,
        List<Answer> answers) {

    /**
     * What a reviewer says.
     *
     * @param decision null until there is one
     */
    record Answer(
            UserId reviewer,
            @Nullable ReviewDecision decision,
            @Nullable String notes) {

        static Answer missing(UserId reviewer) {
            return new Answer(reviewer, null, null);
        }
    }

    static ReviewRecord of(ReviewRequested event) {
        return new ReviewRecord(
                event.review(),
                event.requester(),
                event.targetStage(),
                event.notes(),
                ReviewStatus.OPEN,
                event.reviewers().stream().map(Answer::missing).toList());
    }

    ReviewRecord with(ReviewStatus other) {
        return new ReviewRecord(id, requester, targetStage, notes, other, answers);
    }

    ReviewRecord saying(String otherNotes) {
        return new ReviewRecord(id, requester, targetStage, otherNotes, status, answers);
    }

    ReviewRecord with(ReviewAnswered event) {
        Answer given = new Answer(event.reviewer(), event.decision(), event.notes());
        return answeredBy(answers.stream()
                .map(answer -> answer.reviewer().equals(event.reviewer()) ? given : answer)
                .toList());
    }

    /** Returns the review with these reviewers; those that it has already keep their answers. */
    ReviewRecord askedOf(List<UserId> reviewers) {
        return answeredBy(reviewers.stream()
                .map(reviewer -> answers.stream()
                        .filter(answer -> answer.reviewer().equals(reviewer))
                        .findFirst()
                        .orElseGet(() -> Answer.missing(reviewer)))
                .toList());
    }

    private ReviewRecord answeredBy(List<Answer> others) {
        return new ReviewRecord(id, requester, targetStage, notes, status, others);
    }
}
