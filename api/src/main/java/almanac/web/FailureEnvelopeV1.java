package almanac.web;

import java.util.List;

/** Why a request was refused. */
public record FailureEnvelopeV1(String requestId, List<String> errors) {}
