package almanac.web;

import java.util.List;

/** Reasons why a request was refused. */
public record FailureEnvelopeV1(String requestId, List<String> errors) {}
