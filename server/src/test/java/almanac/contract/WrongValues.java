package almanac.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON values that are not of a type, each with a description. */
final class WrongValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode AN_OBJECT = JSON.objectNode().put("wrong", "type");
    private static final String WITH_NUL = "a\0b";

    private WrongValues() {}

    static Map<String, JsonNode> of(Contract contract, Type type) {
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        switch (contract.resolve(type)) {
            case Type.Text text -> addText(wrong, text);
            case Type.Whole() -> {
                wrong.put("text", JSON.stringNode("many"));
                wrong.put("a fraction", JSON.numberNode(1.5));
                wrong.put("a number beyond 64 bits", JSON.numberNode(BigInteger.TWO.pow(80)));
            }
            case Type.Decimal() -> {
                wrong.put("text", JSON.stringNode("many"));
                wrong.put("a number beyond a double", JSON.numberNode(new BigDecimal("1E+999")));
            }
            case Type.Truth() -> {
                wrong.put("text", JSON.stringNode("maybe"));
                wrong.put("a number", JSON.numberNode(1));
            }
            case Type.ListOf(Type item) -> addList(contract, wrong, item);
            case Type.MapOf(Type value) -> {
                addNotAnObject(wrong);
                of(contract, value)
                        .forEach((description, each) -> wrong.put(
                                "an entry with " + description,
                                JSON.objectNode().set("key", each)));
            }
            case Type.Composite _ -> addNotAnObject(wrong);
            case Type.Model _, Type.Anything _ -> {}
        }
        return wrong;
    }

    private static void addText(Map<String, JsonNode> wrong, Type.Text text) {
        wrong.put("an object", AN_OBJECT);
        wrong.put("a number", JSON.numberNode(42));
        if (text.declared()) {
            wrong.put("an unknown value", JSON.stringNode("noSuchValue"));
        } else if (!text.format().isEmpty()) {
            wrong.put("a malformed " + text.format(), JSON.stringNode("malformed"));
        }
        wrong.put("a NUL", JSON.stringNode(WITH_NUL));
    }

    private static void addList(Contract contract, Map<String, JsonNode> wrong, Type item) {
        wrong.put("text", JSON.stringNode("not a list"));
        wrong.put("an object", AN_OBJECT);
        wrong.put("a list of null", JSON.arrayNode().addNull());
        of(contract, item)
                .forEach((description, each) ->
                        wrong.put("a list of " + description, JSON.arrayNode().add(each)));
    }

    private static void addNotAnObject(Map<String, JsonNode> wrong) {
        wrong.put("text", JSON.stringNode("not an object"));
        wrong.put("a list", JSON.arrayNode());
    }
}
