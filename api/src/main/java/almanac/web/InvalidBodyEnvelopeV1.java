package almanac.web;

/** Why a body could not be read (behaviour.md, 1.5). */
public record InvalidBodyEnvelopeV1(String message) {}
