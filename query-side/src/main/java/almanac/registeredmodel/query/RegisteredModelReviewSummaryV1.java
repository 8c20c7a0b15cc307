package almanac.registeredmodel.query;

import almanac.registeredmodel.event.ReviewStatus;
import almanac.shared.ModelReviewId;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest review of a version.
 *
 * @param reviewerResponses one for each reviewer, in the order in which they were asked
 */
public record RegisteredModelReviewSummaryV1(
        ModelReviewId modelReviewId,
        String targetStage,
        ReviewStatus status,
        String notes,
        List<RegisteredModelReviewerResponseV1> reviewerResponses) {

    /**
     * What one reviewer says.
     *
     * @param decision its word; null until there is one
     */
    public record RegisteredModelReviewerResponseV1(
            @Nullable String decision, RegisteredModelReviewUserInfoV1 reviewer) {}

    /** A reviewer. An erased one has a label for a user name, and no other names. */
    public record RegisteredModelReviewUserInfoV1(UserId id, String username, String firstName, String lastName) {}
}
