package almanac.contract;

import almanac.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds the OpenAPI document that the application publishes to the contract, operation by operation. */
public final class OpenApiCheck {

    private final Contract contract;
    private final Extensions extensions;
    private final JsonNode document;
    private final SchemaComparison schemas;
    private final List<String> differences = new ArrayList<>();

    private OpenApiCheck(Contract contract, Extensions extensions, JsonNode document) {
        this.contract = contract;
        this.extensions = extensions;
        this.document = document;
        this.schemas = new SchemaComparison(contract, extensions, document, differences);
    }

    /** Fails with every difference between the document and the contract of these operations. */
    public static void check(JsonNode document, Collection<String> operationIds) {
        List<String> differences = differences(Contract.domino(), Extensions.committed(), document, operationIds);
        if (!differences.isEmpty()) {
            throw new AssertionError(
                    "the OpenAPI document differs from the contract:\n  " + String.join("\n  ", differences));
        }
    }

    static List<String> differences(
            Contract contract, Extensions extensions, JsonNode document, Collection<String> operationIds) {
        OpenApiCheck check = new OpenApiCheck(contract, extensions, document);
        operationIds.stream().sorted().map(contract::operation).forEach(check::operation);
        return check.differences;
    }

    private void operation(Operation operation) {
        Optional<JsonNode> found = find(operation);
        if (found.isEmpty()) {
            differences.add(operation + ": not in the document");
            return;
        }
        parameters(operation, found.get());
        requestBody(operation, found.get().path("requestBody"));
        responses(operation, found.get().path("responses"));
    }

    private Optional<JsonNode> find(Operation operation) {
        String method = operation.method().toLowerCase(Locale.ROOT);
        return document.path("paths").properties().stream()
                .filter(path -> operation.path().servedBy(path.getKey()))
                .map(path -> path.getValue().get(method))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void parameters(Operation operation, JsonNode found) {
        Map<String, JsonNode> described = found.path("parameters")
                .valueStream()
                .collect(Collectors.toMap(OpenApiCheck::key, Function.identity(), (first, second) -> first));
        for (Parameter parameter : operation.parameters()) {
            JsonNode description = described.remove(parameter.in() + " " + parameter.name());
            if (!isPartOfFilePath(operation, parameter.in())) {
                parameter(operation, parameter, description);
            }
        }
        described.values().stream()
                .filter(extra -> !isPartOfFilePath(operation, extra.path("in").asString()))
                .map(extra -> extra.path("name").asString())
                .filter(name -> !extensions.hasParameter(operation.id(), name))
                .forEach(name -> differences.add(operation.id() + ": parameter " + name + " is not in the contract"));
    }

    /** A pattern that spans slashes has variables of its own. */
    private static boolean isPartOfFilePath(Operation operation, String in) {
        return operation.path().spansSlashes() && in.equals("path");
    }

    private void parameter(Operation operation, Parameter parameter, @Nullable JsonNode found) {
        String place = operation.id() + " " + parameter.in() + " parameter " + parameter.name();
        if (found == null) {
            differences.add(place + ": not in the document");
            return;
        }
        same(place + ".required", parameter.required(), found.path("required").asBoolean(false));
        JsonNode schema = schemas.flat(found.path("schema"));
        same(
                place + ".default",
                parameter.defaultValue(),
                schema.has("default") ? schema.path("default").asString() : null);
        schemas.compare(place, parameter.type(), schema);
    }

    private void requestBody(Operation operation, JsonNode found) {
        String place = operation.id() + " request";
        same(place + " body", operation.requestBody().isPresent(), !found.isMissingNode());
        if (operation.requestBody().isPresent() && !found.isMissingNode()) {
            same(
                    place + " body.required",
                    operation.bodyRequired(),
                    found.path("required").asBoolean(false));
            schemas.compare(place, operation.requestBody().get(), content(found));
        }
    }

    private void responses(Operation operation, JsonNode found) {
        same(
                operation.id() + " success",
                operation.responses().keySet().stream()
                        .filter(OpenApiCheck::isSuccess)
                        .toList(),
                found.propertyNames().stream()
                        .filter(code -> code.startsWith("2"))
                        .map(Integer::valueOf)
                        .toList());
        operation.responses().forEach((status, payload) -> {
            JsonNode response = found.path(String.valueOf(status));
            if (isSuccess(status) && !response.isMissingNode()) {
                response(operation.id() + " " + status, payload, response);
            }
        });
    }

    private void response(String place, Payload payload, JsonNode response) {
        boolean hasBody = !content(response).isMissingNode();
        same(place + " has a body", !(payload instanceof Payload.Nothing), hasBody);
        if (hasBody && payload instanceof Payload.Json(List<Type> oneOf)) {
            schemas.compare(place, oneOf.getFirst(), content(response));
        }
    }

    private static boolean isSuccess(int status) {
        return status < 300;
    }

    /** The schema of the first media type; there is one only. */
    private static JsonNode content(JsonNode holder) {
        JsonNode content = holder.path("content");
        return content.isEmpty()
                ? holder.path("no content")
                : content.values().iterator().next().path("schema");
    }

    private static String key(JsonNode parameter) {
        return parameter.path("in").asString() + " " + parameter.path("name").asString();
    }

    private void same(String place, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            differences.add(place + ": expected " + expected + ", found " + found);
        }
    }
}
