package almanac.clients;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as a client sends it. Words in braces stand for values of the replay.
 *
 * @param body JSON; one of the next three is sent when it is null
 * @param text sent as bytes of no type
 * @param form sent as a form
 * @param multipart sent as the only file of a form with parts
 * @param answer the whole answer, where it is no JSON
 * @param reads pointers to the members that the client reads, a star for any element; after an equals sign the value
 * @param keep names of values for later requests, and the pointers that they are at
 */
record ReplayedRequest(
        String client,
        String function,
        String method,
        String path,
        @Nullable JsonNode body,
        @Nullable String text,
        @Nullable String form,
        @Nullable String multipart,
        int status,
        @Nullable String answer,
        @Nullable List<String> reads,
        @Nullable Map<String, String> keep) {

    private static final String BOUNDARY = "a-boundary";

    static List<ReplayedRequest> all() {
        try (InputStream file =
                Objects.requireNonNull(ReplayedRequest.class.getResourceAsStream("/clients/requests.json"))) {
            return JsonMapper.shared()
                    .readValue(new String(file.readAllBytes(), StandardCharsets.UTF_8), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(Api api, Map<String, String> values) {
        String target = filled(path, values);
        if (text != null) {
            return api.with("Content-Type", "application/octet-stream").send(method, target, text);
        }
        if (form != null) {
            return api.with("Content-Type", "application/x-www-form-urlencoded")
                    .send(method, target, filled(form, values));
        }
        if (multipart != null) {
            return api.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .send(method, target, part(multipart));
        }
        return api.send(method, target, body == null ? null : filled(body.toString(), values));
    }

    private static String part(String content) {
        return "--%1$s\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\nContent-Type: %2$s\r\n\r\n%3$s\r\n--%1$s--\r\n"
                .formatted(BOUNDARY, "application/octet-stream", content);
    }

    /** The members that the client reads and the answer lacks. */
    List<String> missingIn(Answer given, Map<String, String> values) {
        return reads == null
                ? List.of()
                : reads.stream()
                        .filter(read -> !isIn(given.json(), filled(read, values)))
                        .toList();
    }

    private static boolean isIn(JsonNode json, String read) {
        String[] parts = read.split("=", 2);
        return at(Stream.of(json), parts[0])
                .anyMatch(value -> parts.length == 1 || value.asString().equals(parts[1]));
    }

    private static Stream<JsonNode> at(Stream<JsonNode> nodes, String pointer) {
        Stream<JsonNode> found = nodes;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            found = step.equals("*") ? found.flatMap(JsonNode::valueStream) : found.map(node -> node.at("/" + step));
        }
        return found.filter(node -> !node.isMissingNode());
    }

    static String filled(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
