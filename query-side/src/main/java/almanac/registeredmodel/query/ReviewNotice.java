package almanac.registeredmodel.query;

import almanac.shared.UserId;

/**
 * What reviewers and the requester are told of a review.
 *
 * @param isOpen whether the review takes answers
 */
public record ReviewNotice(
        String modelName, int number, UserId requester, String targetStage, String notes, boolean isOpen) {}
