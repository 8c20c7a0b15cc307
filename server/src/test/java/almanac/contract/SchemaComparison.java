package almanac.contract;

import almanac.contract.Type.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares types of the contract with schemas of an OpenAPI 3.1 document, members and all. */
final class SchemaComparison {

    private final Contract contract;
    private final Extensions extensions;
    private final JsonNode document;
    private final List<String> differences;
    private final Set<String> compared = new HashSet<>();

    SchemaComparison(Contract contract, Extensions extensions, JsonNode document, List<String> differences) {
        this.contract = contract;
        this.extensions = extensions;
        this.document = document;
        this.differences = differences;
    }

    void compare(String place, Type type, JsonNode schema) {
        compare(place, type, schema, "");
    }

    /** A schema that several operations share is compared once, where it is met first. */
    private void compare(String place, Type type, JsonNode schema, String owner) {
        if (type instanceof Type.Model model) {
            if (compared.add(model.name() + " " + schema.path("$ref").asString(place))) {
                compare(place, contract.resolve(model), schema, model.name());
            }
            return;
        }
        JsonNode flat = flat(schema);
        switch (type) {
            case Type.Composite(List<Member> members) -> composite(place, members, flat, owner);
            case Type.ListOf(Type item) -> {
                type(place, "array", flat);
                compare(place + "[]", item, flat.path("items"), owner);
            }
            case Type.MapOf(Type value) -> map(place, value, flat, owner);
            case Type.Text text -> text(place, text, flat);
            case Type.Whole() -> type(place, "integer", flat);
            case Type.Decimal() -> type(place, "number", flat);
            case Type.Truth() -> type(place, "boolean", flat);
            case Type.Model _, Type.Anything _ -> {}
        }
    }

    private void composite(String place, List<Member> members, JsonNode schema, String owner) {
        type(place, "object", schema);
        JsonNode properties = schema.path("properties");
        Set<String> extra = new TreeSet<>(properties.propertyNames());
        Set<String> required = strings(schema.path("required"));
        for (Member member : members) {
            String memberPlace = place + "." + member.name();
            if (extra.remove(member.name())) {
                boolean requiredHere = required.contains(member.name());
                same(memberPlace + ".required", member.required(), requiredHere || mayBeLeftOut(member));
                compare(memberPlace, member.type(), properties.path(member.name()), owner + "." + member.name());
            } else if (!extensions.lacksMember(owner, member.name())) {
                differences.add(memberPlace + ": not in the document");
            }
        }
        extra.stream()
                .filter(name -> !extensions.hasMember(owner, name))
                .forEach(name -> differences.add(place + "." + name + ": not in the contract"));
    }

    /** A required member with a default may be described as either. */
    private static boolean mayBeLeftOut(Member member) {
        return member.required() && member.defaulted();
    }

    private void map(String place, Type value, JsonNode schema, String owner) {
        type(place, "object", schema);
        JsonNode values = schema.path("additionalProperties");
        if (!schema.path("properties").isEmpty() || !(value instanceof Type.Anything || values.isObject())) {
            differences.add(place + ": expected additionalProperties with a schema, found " + schema);
        } else {
            compare(place + ".*", value, values, owner);
        }
    }

    private void text(String place, Type.Text text, JsonNode schema) {
        type(place, "string", schema);
        Set<String> values = strings(schema.path("enum"));
        boolean known = text.declared() || !values.isEmpty();
        if (known) {
            same(place + ".enum", new TreeSet<>(text.allowed()), values);
        }
        if (text.format().equals("date-time")) {
            same(place + ".format", text.format(), schema.path("format").asString(""));
        }
    }

    /** OpenAPI 3.1 writes one type as a string, several as a list; a list with null would promise nulls. */
    private void type(String place, String expected, JsonNode schema) {
        JsonNode type = schema.path("type");
        same(place + ".type", Set.of(expected), type.isString() ? Set.of(type.asString()) : strings(type));
    }

    /** The schema with its reference followed and its parts put together. */
    JsonNode flat(JsonNode schema) {
        if (schema.has("$ref")) {
            return flat(document.at(schema.path("$ref").asString().substring(1)));
        }
        if (!schema.has("allOf")) {
            return schema;
        }
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.remove("allOf");
        schema.path("allOf").forEach(part -> add(whole, flat(part)));
        return whole;
    }

    private static void add(ObjectNode whole, JsonNode part) {
        part.properties().forEach(each -> {
            switch (each.getKey()) {
                case "properties" -> whole.withObjectProperty("properties").setAll((ObjectNode) each.getValue());
                case "required" -> each.getValue().forEach(whole.withArrayProperty("required")::add);
                default -> whole.set(each.getKey(), each.getValue());
            }
        });
    }

    private static Set<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private void same(String place, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(place + ": expected " + expected + ", found " + found);
        }
    }
}
