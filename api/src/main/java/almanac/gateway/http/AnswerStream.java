package almanac.gateway.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events to a caller, one flush for each, and notices when the caller has gone. */
final class AnswerStream {

    private final HttpServletResponse response;
    private final boolean isNamed;
    private boolean isGone;

    /**
     * Begins a stream.
     *
     * @param isNamed whether each event is sent with its type as its name, and the end without a mark
     */
    AnswerStream(HttpServletResponse response, boolean isNamed) {
        this.response = response;
        this.isNamed = isNamed;
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
    }

    void write(JsonNode chunk) {
        String name = isNamed ? "event: " + chunk.path("type").asString("") + "\n" : "";
        write(name, JsonMapper.shared().writeValueAsString(chunk));
    }

    void end() {
        if (!isNamed) {
            write("", SseLines.END);
        }
    }

    private void write(String name, String data) {
        if (isGone) {
            return;
        }
        try {
            response.getOutputStream().write((name + "data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException _) {
            isGone = true;
        }
    }

    /** Tells whether the caller has gone; nothing is written from then on. */
    boolean isGone() {
        return isGone;
    }
}
