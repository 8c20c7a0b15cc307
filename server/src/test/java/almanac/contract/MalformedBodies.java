package almanac.contract;

import almanac.contract.Type.Member;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Breaks a valid request body in every systematic way the contract suggests, one fault at a time. */
public final class MalformedBodies {

    private static final Set<String> NAME_LIKE = Set.of("name", "title", "tag", "label");
    private static final int TOO_LONG = 10_000;

    private final Contract contract = Contract.domino();
    private final JsonNode valid;
    private final Stream.Builder<MalformedBody> bodies = Stream.builder();

    private MalformedBodies(JsonNode valid) {
        this.valid = valid;
    }

    /** The malformed bodies of an operation; every one must be refused, whoever sends it. */
    public static Stream<MalformedBody> of(String operationId, String validBody) {
        Operation operation = Contract.domino().operation(operationId);
        Type type = operation
                .requestBody()
                .orElseThrow(() -> new IllegalArgumentException(operation + " has no request body"));
        MalformedBodies malformed = new MalformedBodies(Contract.JSON.readTree(validBody));
        malformed.addWholeBodies(validBody);
        malformed.addMembers(JsonPointer.empty(), type);
        return malformed.bodies.build();
    }

    private void addWholeBodies(String validBody) {
        addBody("no body", "");
        addBody("a body that is not JSON", "name=value");
        addBody(
                "a body that ends too soon",
                validBody.stripTrailing().substring(0, validBody.stripTrailing().length() - 1));
        addBody("a body with something behind it", validBody + "}");
        addBody("a list as body", "[]");
        addBody("a string as body", "\"text\"");
        addBody("null as body", "null");
    }

    private void addBody(String description, String body) {
        bodies.add(new MalformedBody(description, body, ""));
    }

    private void addMembers(JsonPointer holder, Type type) {
        if (contract.resolve(type) instanceof Type.Composite(List<Member> members)) {
            members.forEach(member -> addFaultsOf(holder, member));
        }
    }

    private void addFaultsOf(JsonPointer holder, Member member) {
        if (member.required() && !member.defaulted()) {
            add("without", holder, member, object -> object.remove(member.name()));
            add("null as", holder, member, object -> object.putNull(member.name()));
        }
        Type type = contract.resolve(member.type());
        WrongValues.of(contract, type).forEach((description, value) -> add(description + " as", holder, member, value));
        if (isNameLike(member, type)) {
            add("10,000 characters as", holder, member, object -> object.put(member.name(), "x".repeat(TOO_LONG)));
        }
        addNested(holder.appendProperty(member.name()), type);
    }

    private void add(String description, JsonPointer holder, Member member, JsonNode value) {
        add(description, holder, member, object -> object.set(member.name(), value));
    }

    /** Faults inside a member, where the valid body has one; of a list, inside its first item. */
    private void addNested(JsonPointer pointer, Type type) {
        JsonPointer inside = type instanceof Type.ListOf ? pointer.appendIndex(0) : pointer;
        Type item = type instanceof Type.ListOf(Type of) ? of : type;
        if (valid.at(inside).isObject()) {
            addMembers(inside, item);
        }
    }

    private void add(String description, JsonPointer holder, Member member, Consumer<ObjectNode> fault) {
        JsonNode body = valid.deepCopy();
        fault.accept((ObjectNode) body.at(holder));
        String place =
                holder.appendProperty(member.name()).toString().substring(1).replace('/', '.');
        bodies.add(new MalformedBody(description + " " + place, Contract.JSON.writeValueAsString(body), member.name()));
    }

    private static boolean isNameLike(Member member, Type type) {
        String name = member.name().toLowerCase(Locale.ROOT);
        return type instanceof Type.Text text
                && text.allowed().isEmpty()
                && text.format().isEmpty()
                && NAME_LIKE.stream().anyMatch(name::endsWith);
    }
}
