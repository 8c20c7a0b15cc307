package almanac.registeredmodel.query;

/** A stage of projects that have defined none of their own. */
public record RegisteredModelStageV1(String label) {}
