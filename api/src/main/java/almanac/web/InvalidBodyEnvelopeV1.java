package almanac.web;

/** Reason why a body could not be read (behaviour.md, 1.5). */
public record InvalidBodyEnvelopeV1(String message) {}
