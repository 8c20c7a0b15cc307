package almanac.gateway.http;

import almanac.shared.ErrorCode;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a caller's request that several providers know by other names. */
final class RequestMembers {

    static final String MAX_TOKENS = "max_tokens";
    static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    private RequestMembers() {}

    /** Refuses what the provider does not know, and more than one answer. */
    static void requireKnown(ObjectNode body, Set<String> known) {
        for (String name : body.propertyNames()) {
            if (!known.contains(name) && !body.path(name).isNull()) {
                throw ErrorCode.INVALID_VALUE.with(name, "is not supported with this provider");
            }
        }
        if (body.path("n").asInt(1) != 1) {
            throw ErrorCode.INVALID_VALUE.with("n", "must be 1 with this provider");
        }
    }

    /** Returns the bound of the answer that the request names, if it names one. */
    static OptionalLong mostTokens(ObjectNode body) {
        JsonNode most = body.has(MAX_TOKENS) ? body.path(MAX_TOKENS) : body.path(MAX_COMPLETION_TOKENS);
        if (most.isIntegralNumber() && !most.canConvertToLong()) {
            throw ErrorCode.INVALID_VALUE.with(MAX_TOKENS, "is no number of tokens");
        }
        return most.isIntegralNumber() ? OptionalLong.of(most.asLong()) : OptionalLong.empty();
    }

    static void copyNumber(ObjectNode body, String name, ObjectNode sent, String as) {
        if (body.path(name).isNumber()) {
            sent.set(as, body.path(name));
        }
    }

    /** Returns the texts that end an answer; null when the request names none. */
    static @Nullable ArrayNode stops(ObjectNode body) {
        JsonNode stop = body.path("stop");
        if (stop.isString()) {
            return JsonNodeFactory.instance.arrayNode().add(stop.asString());
        }
        return stop instanceof ArrayNode several ? several : null;
    }

    /** Returns the prompt of a completion, which must be one text. */
    static String prompt(ObjectNode body) {
        if (!body.path("prompt").isString()) {
            throw ErrorCode.INVALID_VALUE.with("prompt", "must be one text with this provider");
        }
        return body.path("prompt").asString();
    }
}
