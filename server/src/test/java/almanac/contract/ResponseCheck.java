package almanac.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Holds one response to the contract. Every response that a test receives comes through here. */
public final class ResponseCheck {

    /**
     * A request and its response.
     *
     * @param path with the query, if there is one, and percent-encoded as it was sent
     */
    public record Exchange(String method, String path, int status, String contentType, String body) {
        @Override
        public String toString() {
            return method + " " + path + " -> " + status + " " + body;
        }
    }

    private static final String TRACKING = "/api/2.0/mlflow";
    private static final String TRACKING_3 = "/api/3.0/mlflow";

    private final Contract contract;
    private final Extensions extensions;

    ResponseCheck(Contract contract, Extensions extensions) {
        this.contract = contract;
        this.extensions = extensions;
    }

    public static ResponseCheck ofContract() {
        return new ResponseCheck(Contract.domino(), Extensions.committed());
    }

    /** Fails with all violations at once. */
    public void check(Exchange exchange) {
        List<String> violations = violations(exchange);
        if (!violations.isEmpty()) {
            throw new AssertionError("violates the contract: " + exchange + "\n  " + String.join("\n  ", violations));
        }
    }

    List<String> violations(Exchange exchange) {
        return contract.find(exchange.method(), exchange.path())
                .map(operation -> ofOperation(operation, exchange))
                .orElseGet(() -> outsideTheContract(exchange));
    }

    private List<String> ofOperation(Operation operation, Exchange exchange) {
        return switch (payload(operation, exchange.status()).orElse(null)) {
            case null ->
                List.of("status " + exchange.status() + " is not declared for " + operation + ", only "
                        + operation.responses().keySet());
            case Payload.Nothing() -> exchange.body().isEmpty() ? List.of() : List.of("a body where none is declared");
            case Payload.Bytes() ->
                exchange.contentType().isEmpty() ? List.of("bytes without a content type") : List.of();
            case Payload.Json(List<Type> oneOf) -> json(exchange, oneOf);
        };
    }

    private Optional<Payload> payload(Operation operation, int status) {
        Payload declared = operation.responses().get(status);
        return declared == null && extensions.hasStatus(operation.id(), status)
                ? Optional.of(new Payload.Json(Contract.FAILURE))
                : Optional.ofNullable(declared);
    }

    /** Paths of our own: failures look like the contract's, and no body contains a null. */
    private List<String> outsideTheContract(Exchange exchange) {
        if (!exchange.path().startsWith("/api/") || exchange.method().equals("HEAD")) {
            return List.of();
        }
        if (exchange.status() >= 400
                && (exchange.path().startsWith(TRACKING) || exchange.path().startsWith(TRACKING_3))) {
            return parsed(exchange, List.of("expected JSON, found no body"), value -> ofTracking(value, exchange));
        }
        if (exchange.status() >= 400) {
            return json(exchange, List.of(Contract.FAILURE, Contract.INVALID_BODY));
        }
        return isJson(exchange)
                ? parsed(
                        exchange,
                        List.of(),
                        value -> Nulls.in("$", value).stream()
                                .map(path -> path + ": null")
                                .toList())
                : List.of();
    }

    /** The failures of the tracking API are those that its clients know. */
    private static List<String> ofTracking(JsonNode value, Exchange exchange) {
        boolean isKnown = value.size() == 2
                && value.path("error_code").asString("").matches("[A-Z_]+")
                && value.path("message").isString();
        return isKnown && exchange.status() != 409 ? List.of() : List.of("no failure of the tracking API");
    }

    private List<String> json(Exchange exchange, List<Type> oneOf) {
        if (!isJson(exchange)) {
            return List.of("expected JSON, found content type '" + exchange.contentType() + "'");
        }
        return parsed(exchange, List.of("expected JSON, found no body"), value -> closest(value, oneOf));
    }

    private List<String> closest(JsonNode value, List<Type> oneOf) {
        Stream<List<String>> violations =
                oneOf.stream().map(type -> TypeCheck.violations(contract, extensions, value, type));
        return violations.min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private static List<String> parsed(
            Exchange exchange, List<String> whenEmpty, Function<JsonNode, List<String>> check) {
        if (exchange.body().isEmpty()) {
            return whenEmpty;
        }
        try {
            return check.apply(Contract.JSON.readTree(exchange.body()));
        } catch (JacksonException e) {
            return List.of("not readable as JSON: " + e.getOriginalMessage());
        }
    }

    private static boolean isJson(Exchange exchange) {
        return exchange.contentType().startsWith("application/json");
    }
}
