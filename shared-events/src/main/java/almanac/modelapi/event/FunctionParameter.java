package almanac.modelapi.event;

/**
 * A parameter of a served function.
 *
 * @param required whether each call has to give it
 */
public record FunctionParameter(String name, boolean required) {}
