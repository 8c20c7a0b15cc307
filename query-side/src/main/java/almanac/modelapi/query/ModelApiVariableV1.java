package almanac.modelapi.query;

/** An environment variable of the instances of a model API; its value is secret. */
public record ModelApiVariableV1(String key) {}
