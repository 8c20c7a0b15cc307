package almanac.registeredmodel.query;

/** A stage of a project. */
public record RegisteredModelVersionCustomStageResponseV1(String label) {}
