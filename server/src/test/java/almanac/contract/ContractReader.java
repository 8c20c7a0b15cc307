package almanac.contract;

import almanac.contract.Operation.Parameter;
import almanac.contract.Type.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads operations.json and schemas.json. */
final class ContractReader {

    /** Some operations list their success only; they fail like all others (behaviour notes, 1.5). */
    private static final Map<Integer, Payload> EVERY_OPERATION_ANSWERS = Map.of(
            400, new Payload.Json(List.of(Contract.FAILURE, Contract.INVALID_BODY)),
            401, new Payload.Json(Contract.FAILURE),
            403, new Payload.Json(Contract.FAILURE),
            404, new Payload.Json(Contract.FAILURE),
            500, new Payload.Json(Contract.FAILURE));

    private ContractReader() {}

    static List<Operation> operations(JsonNode operations) {
        return operations.valueStream().map(ContractReader::operation).toList();
    }

    static Map<String, Type> schemas(JsonNode schemas) {
        Map<String, Type> types = new HashMap<>();
        schemas.properties().forEach(schema -> types.put(schema.getKey(), schema(schemas, schema.getValue())));
        return Map.copyOf(types);
    }

    private static Operation operation(JsonNode operation) {
        return new Operation(
                text(operation, "operationId"),
                text(operation, "group"),
                text(operation, "method"),
                new PathTemplate(text(operation, "path")),
                operation
                        .path("parameters")
                        .valueStream()
                        .map(ContractReader::parameter)
                        .toList(),
                operation.has("requestBody") ? new Type.Model(text(operation, "requestBody")) : null,
                operation.path("requestBodyRequired").asBoolean(false),
                responses(operation.path("responses")));
    }

    private static Parameter parameter(JsonNode parameter) {
        return new Parameter(
                text(parameter, "name"),
                text(parameter, "in"),
                type(parameter),
                parameter.path("required").asBoolean(false),
                parameter.has("default") ? text(parameter, "default") : null);
    }

    private static Map<Integer, Payload> responses(JsonNode responses) {
        Map<Integer, Payload> payloads = new TreeMap<>(EVERY_OPERATION_ANSWERS);
        responses.properties().forEach(each -> payloads.put(Integer.valueOf(each.getKey()), payload(each.getValue())));
        return payloads;
    }

    private static Payload payload(JsonNode response) {
        if (response.isNull()) {
            return new Payload.Nothing();
        }
        if (response.isString()) {
            return new Payload.Json(new Type.Model(response.asString()));
        }
        if (response.has("oneOf")) {
            Stream<JsonNode> names = response.path("oneOf").valueStream();
            return new Payload.Json(
                    names.<Type>map(name -> new Type.Model(name.asString())).toList());
        }
        return text(response, "type").equals("binary") ? new Payload.Bytes() : new Payload.Json(type(response));
    }

    private static Type schema(JsonNode schemas, JsonNode schema) {
        return schema.has("allOf")
                ? new Type.Composite(List.copyOf(membersOf(schemas, schema).values()))
                : type(schema);
    }

    private static Map<String, Member> membersOf(JsonNode schemas, JsonNode schema) {
        Map<String, Member> members = new LinkedHashMap<>();
        schema.path("fields").forEach(field -> members.put(text(field, "name"), member(field)));
        schema.path("allOf")
                .forEach(part ->
                        membersOf(schemas, schemas.path(part.asString())).forEach(members::putIfAbsent));
        return members;
    }

    private static Type type(JsonNode node) {
        return type(text(node, "type"), node);
    }

    private static Type type(String name, JsonNode facets) {
        return switch (name) {
            case "string" -> string(facets);
            case "integer" -> new Type.Whole();
            case "number" -> new Type.Decimal();
            case "boolean" -> new Type.Truth();
            case "array" -> new Type.ListOf(item(facets));
            case "object" -> object(facets);
            case "any" -> new Type.Anything();
            default -> new Type.Model(name);
        };
    }

    private static Type string(JsonNode facets) {
        boolean declared = facets.has("enum");
        List<String> allowed = new ArrayList<>();
        if (!facets.has("open")) {
            facets.path(declared ? "enum" : "values").forEach(value -> allowed.add(value.asString()));
        }
        return new Type.Text(
                List.copyOf(allowed), declared, facets.path("format").asString(""));
    }

    /** Format and values of a list of strings stand beside the list and speak of its items. */
    private static Type item(JsonNode list) {
        JsonNode item = list.path("items");
        return item.isObject() ? type(item) : type(item.asString(), list);
    }

    private static Type object(JsonNode facets) {
        if (facets.has("fields")) {
            return new Type.Composite(facets.path("fields")
                    .valueStream()
                    .map(ContractReader::member)
                    .toList());
        }
        JsonNode values = facets.path("additionalProperties");
        return new Type.MapOf(values.isObject() ? type(values) : type(values.asString("any"), values));
    }

    private static Member member(JsonNode field) {
        return new Member(
                text(field, "name"),
                type(field),
                field.path("required").asBoolean(false),
                field.path("nullable").asBoolean(false),
                field.has("default"));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).asString();
    }
}
