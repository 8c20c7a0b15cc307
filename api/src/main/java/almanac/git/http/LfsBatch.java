package almanac.git.http;

import almanac.shared.ErrorCode;
import almanac.shared.Sha256;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Question of a git-lfs program that wants to upload or to download some objects.
 *
 * @param isUpload whether it is to upload them
 */
record LfsBatch(boolean isUpload, List<Wanted> objects) {

    private static final String ALGORITHM = "sha256";

    /** An object that a client names: the digest and the size are those in the file that git keeps in its place. */
    record Wanted(Sha256 oid, long size) {

        static Wanted of(JsonNode object) {
            String oid = object.path("oid").asString("");
            JsonNode size = object.path("size");
            if (!Sha256.isOne(oid)) {
                throw ErrorCode.INVALID_VALUE.with("oid", "must be the 64 hexadecimal digits of a SHA-256");
            }
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
                throw ErrorCode.INVALID_VALUE.with("size", "must be a number of bytes");
            }
            return new Wanted(new Sha256(oid), size.asLong());
        }
    }

    /** What a project has of an object. */
    enum State {
        KEPT(HttpServletResponse.SC_OK, false, ""),
        ABSENT(HttpServletResponse.SC_NOT_FOUND, true, "The project has no such object: was it pushed with git lfs?"),
        OF_ANOTHER_SIZE(HttpStatus.UNPROCESSABLE_CONTENT.value(), false, "The object of this digest has another size"),
        WITHOUT_ROOM(HttpStatus.INSUFFICIENT_STORAGE.value(), false, "There is no room for this on the server's disk"),
        AWAY(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                true,
                "The bytes are not where this server keeps them: see the server's log");

        private final int status;
        private final boolean isToBeSent;
        private final String sentence;

        State(int status, boolean isToBeSent, String sentence) {
            this.status = status;
            this.isToBeSent = isToBeSent;
            this.sentence = sentence;
        }
    }

    static LfsBatch of(JsonNode question) {
        boolean isUpload = switch (question.path("operation").asString("")) {
            case "upload" -> true;
            case "download" -> false;
            default -> throw ErrorCode.INVALID_VALUE.with("operation", "must be upload or download");
        };
        if (!question.path("hash_algo").asString(ALGORITHM).equals(ALGORITHM)) {
            throw ErrorCode.INVALID_VALUE.with("hash_algo", "must be " + ALGORITHM);
        }
        JsonNode objects = question.path("objects");
        if (!objects.isArray()) {
            throw ErrorCode.INVALID_VALUE.with("objects", "must be a list");
        }
        return new LfsBatch(isUpload, objects.valueStream().map(Wanted::of).toList());
    }

    /**
     * Returns the answer to the question.
     *
     * @param url address of the objects, with a slash at its end
     */
    ObjectNode answered(Function<Wanted, State> state, String url) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("transfer", "basic").put("hash_algo", ALGORITHM);
        for (Wanted object : objects) {
            ObjectNode line = answer.withArray("objects").addObject();
            line.put("oid", object.oid().value()).put("size", object.size());
            answer(line, object, state.apply(object), url);
        }
        return answer;
    }

    private void answer(ObjectNode line, Wanted object, State state, String url) {
        if (state == State.KEPT) {
            if (!isUpload) {
                line.putObject("actions").putObject("download").put("href", url + object.oid());
            }
        } else if (isUpload && state.isToBeSent) {
            ObjectNode actions = line.putObject("actions");
            actions.putObject("upload").put("href", url + object.oid() + "/" + object.size());
            actions.putObject("verify").put("href", url + "verify");
        } else {
            line.putObject("error").put("code", state.status).put("message", state.sentence);
        }
    }
}
