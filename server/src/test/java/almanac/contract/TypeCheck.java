package almanac.contract;

import almanac.contract.Type.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a JSON value with a type and collects every difference, each with its JSON path. */
final class TypeCheck {

    private static final Map<String, List<String>> PAGED_METADATA = Map.of(
            "PaginatedMetadataV1", List.of("offset", "limit", "totalCount"),
            "TokenPaginatedMetadataV1", List.of("nextPageToken"));

    private final Contract contract;
    private final Extensions extensions;
    private final List<String> violations = new ArrayList<>();

    private TypeCheck(Contract contract, Extensions extensions) {
        this.contract = contract;
        this.extensions = extensions;
    }

    static List<String> violations(Contract contract, Extensions extensions, JsonNode value, Type type) {
        TypeCheck check = new TypeCheck(contract, extensions);
        check.value("$", value, type, "");
        return check.violations;
    }

    /**
     * Compares one value.
     *
     * @param owner the schema this value belongs to, as extensions.txt names it
     */
    private void value(String path, JsonNode value, Type type, String owner) {
        switch (type) {
            case Type.Model model -> model(path, value, model);
            case Type.Composite composite -> composite(path, value, composite, owner);
            case Type.ListOf list -> list(path, value, list, owner);
            case Type.MapOf map -> map(path, value, map, owner);
            case Type.Text text -> text(path, value, text);
            case Type.Whole() -> expect(value.isIntegralNumber(), path, "an integer", value);
            case Type.Decimal() -> expect(value.isNumber(), path, "a number", value);
            case Type.Truth() -> expect(value.isBoolean(), path, "a boolean", value);
            case Type.Anything() -> {}
        }
    }

    private void model(String path, JsonNode value, Type.Model model) {
        value(path, value, contract.resolve(model), model.name());
        List<String> paging = PAGED_METADATA.get(model.name());
        if (paging != null) {
            paging(path, value, paging);
        }
    }

    private void composite(String path, JsonNode value, Type.Composite composite, String owner) {
        if (!expect(value.isObject(), path, "an object", value)) {
            return;
        }
        Map<String, Member> members =
                composite.members().stream().collect(Collectors.toMap(Member::name, Function.identity()));
        for (Member member : composite.members()) {
            if (member.required() && !value.has(member.name())) {
                violations.add(path + "." + member.name() + ": required, but absent");
            }
        }
        value.properties()
                .forEach(each -> member(path, each.getKey(), each.getValue(), members.get(each.getKey()), owner));
    }

    private void member(String path, String name, JsonNode value, @Nullable Member declared, String owner) {
        String memberPath = path + "." + name;
        if (declared == null) {
            undeclared(memberPath, name, value, owner);
        } else if (!(value.isNull() && declared.nullable())) {
            value(memberPath, value, declared.type(), owner + "." + name);
        }
    }

    private void undeclared(String path, String name, JsonNode value, String owner) {
        if (extensions.hasMember(owner, name)) {
            Nulls.in(path, value).forEach(each -> violations.add(each + ": null"));
        } else {
            violations.add(path + ": not declared in " + owner);
        }
    }

    private void list(String path, JsonNode value, Type.ListOf list, String owner) {
        if (expect(value.isArray(), path, "an array", value)) {
            for (int i = 0; i < value.size(); i++) {
                value(path + "[" + i + "]", value.path(i), list.item(), owner);
            }
        }
    }

    private void map(String path, JsonNode value, Type.MapOf map, String owner) {
        if (expect(value.isObject(), path, "an object", value)) {
            value.properties().forEach(each -> value(path + "." + each.getKey(), each.getValue(), map.value(), owner));
        }
    }

    private void text(String path, JsonNode value, Type.Text text) {
        if (!expect(value.isString(), path, "a string", value)) {
            return;
        }
        if (!text.allowed().isEmpty()) {
            expect(text.allowed().contains(value.asString()), path, "one of " + text.allowed(), value);
        }
        expect(TextFormat.named(text.format()).accepts(value.asString()), path, "a " + text.format(), value);
    }

    /** Some clients read the flat members, others the nested ones: both are sent and say the same. */
    private void paging(String path, JsonNode metadata, List<String> members) {
        JsonNode nested = metadata.path("pagination");
        for (String member : members) {
            if (!Objects.equals(metadata.get(member), nested.get(member))) {
                violations.add(path + "." + member + ": " + metadata.get(member) + ", but pagination." + member + " is "
                        + nested.get(member));
            }
        }
        if (members.contains("totalCount") && !metadata.has("totalCount")) {
            violations.add(path + ".totalCount: always sent, but absent");
        }
    }

    private boolean expect(boolean holds, String path, String expected, JsonNode found) {
        if (!holds) {
            violations.add(path + ": expected " + expected + ", found " + found);
        }
        return holds;
    }
}
