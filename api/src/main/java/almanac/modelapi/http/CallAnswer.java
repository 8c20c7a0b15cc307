package almanac.modelapi.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.execution.serving.ModelHost.Result;
import almanac.modelapi.query.ServedRoute;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the answer of a call: the result, which stays as the function gave it, and what it is of. */
final class CallAnswer {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 16;
    private static final double MICROS_OF_MILLI = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CallAnswer() {}

    static byte[] of(Result result, ServedRoute route) {
        ObjectNode around = JsonMapper.shared().createObjectNode();
        around.put("model_time_in_ms", Math.round(result.micros() / MICROS_OF_MILLI));
        around.put("timing", result.micros() / MICROS_OF_MILLI);
        around.put("request_id", requestId());
        ObjectNode release = around.putObject("release");
        release.put("harness_version", "0.1");
        release.put("model_version", String.valueOf(route.version()));
        release.put("model_version_number", route.number());
        if (route.modelName() != null) {
            release.put("registered_model_name", route.modelName());
            release.put("registered_model_version", String.valueOf(route.modelVersion()));
        }
        byte[] head = JsonMapper.shared().writeValueAsBytes(around);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + result.body().length + LENGTH);
        whole.write(head, 0, head.length - 1);
        whole.writeBytes(",\"result\":".getBytes(UTF_8));
        whole.writeBytes(result.body());
        whole.write('}');
        return whole.toByteArray();
    }

    private static String requestId() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> String.valueOf(LETTERS.charAt(letter)))
                .collect(Collectors.joining());
    }
}
