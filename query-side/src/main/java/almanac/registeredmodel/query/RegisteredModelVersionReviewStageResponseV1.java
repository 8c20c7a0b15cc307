package almanac.registeredmodel.query;

/** A stage that a version can be reviewed for. */
public record RegisteredModelVersionReviewStageResponseV1(String label) {}
