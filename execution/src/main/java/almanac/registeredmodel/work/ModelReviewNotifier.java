package almanac.registeredmodel.work;

import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.work.Notice;
import almanac.notification.work.Notifier;
import almanac.registeredmodel.event.ModelVersionEvent;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewersChanged;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.query.ModelVersionQuery.FindReviewNotice;
import almanac.registeredmodel.query.ReviewNotice;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelVersionId;
import almanac.shared.UserId;
import almanac.storage.outbox.NoticeContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Tells reviewers that a review is asked of them, each once, and the requester of each answer. A user is not told of
 * what that user has done.
 */
@Component
class ModelReviewNotifier implements Notifier {

    private final Dispatch dispatch;

    ModelReviewNotifier(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public Optional<Notice> noticeOf(EventMessage<?> message) {
        return message.getPayload() instanceof ModelVersionEvent event
                ? switch (event) {
                    case ReviewRequested e -> requested(e.version(), e.review(), e.reviewers());
                    case ReviewersChanged e -> requested(e.version(), e.review(), e.reviewers());
                    case ReviewAnswered e -> answered(e);
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    private Optional<ReviewNotice> find(ModelVersionId version, ModelReviewId review) {
        return dispatch.askAsSystem(new FindReviewNotice(version, review), RequestId.next()).items().stream()
                .findFirst();
    }

    /** Tells all reviewers of a review under one key: so those that it had before they changed are not told again. */
    private Optional<Notice> requested(ModelVersionId version, ModelReviewId review, List<UserId> reviewers) {
        return find(version, review).filter(ReviewNotice::isOpen).flatMap(known -> {
            String text = "You are asked whether version %d of %s may move to the stage %s.%s"
                    .formatted(known.number(), known.modelName(), known.targetStage(), notes(known.notes()));
            String subject = "A review of %s, version %d, is asked of you".formatted(known.modelName(), known.number());
            return notice(
                    "model.review.requested",
                    reviewers.stream()
                            .filter(Predicate.not(known.requester()::equals))
                            .toList(),
                    content(subject, text, known, known.requester(), data(version, review, known)),
                    Optional.of("review/" + review));
        });
    }

    private Optional<Notice> answered(ReviewAnswered event) {
        return find(event.version(), event.review())
                .filter(known -> !known.requester().equals(event.reviewer()))
                .flatMap(known -> {
                    String subject = "%s, version %d: %s"
                            .formatted(known.modelName(), known.number(), inWords(event.decision()));
                    String text = "The move to the stage %s: %s.%s"
                            .formatted(known.targetStage(), inWords(event.decision()), notes(event.notes()));
                    Map<String, Object> data = data(event.version(), event.review(), known);
                    data.put("decision", event.decision());
                    return notice(
                            "model.review.answered",
                            List.of(known.requester()),
                            content(subject, text, known, event.reviewer(), data),
                            Optional.empty());
                });
    }

    private static Optional<Notice> notice(
            String type, List<UserId> recipients, NoticeContent content, Optional<String> key) {
        Notice notice = Notice.to(recipients, type, content);
        return recipients.isEmpty()
                ? Optional.empty()
                : Optional.of(key.map(notice::once).orElse(notice));
    }

    private static NoticeContent content(
            String subject, String text, ReviewNotice review, UserId by, Map<String, Object> data) {
        String name =
                URLEncoder.encode(review.modelName(), StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/api/registeredmodels/v1/%s/versions/%d".formatted(name, review.number());
        return new NoticeContent(subject, text, path, by, data);
    }

    private static Map<String, Object> data(ModelVersionId version, ModelReviewId review, ReviewNotice known) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reviewId", review);
        data.put("versionId", version);
        data.put("modelName", known.modelName());
        data.put("version", known.number());
        data.put("targetStage", known.targetStage());
        return data;
    }

    private static String inWords(ReviewDecision decision) {
        return switch (decision) {
            case APPROVED -> "approved";
            case REQUESTED_CHANGES -> "changes are requested";
            case REJECTED -> "rejected";
        };
    }

    private static String notes(String notes) {
        return notes.isBlank() ? "" : "\n\n" + notes;
    }
}
