package almanac.gateway.http;

import almanac.web.ErrorForms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Carries one call to its provider and the answer back. */
final class Exchange {

    private final ProviderConnections connections;
    private final GatewaySettings settings;
    private final Semaphore drains;
    private final OpenCall call;
    private final TokenCount tokens;
    private final ProviderCodec codec;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Exchange(
            ProviderConnections connections,
            GatewaySettings settings,
            Semaphore drains,
            OpenCall call,
            TokenCount tokens,
            ProviderCodec codec,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.connections = connections;
        this.settings = settings;
        this.drains = drains;
        this.call = call;
        this.tokens = tokens;
        this.codec = codec;
        this.request = request;
        this.response = response;
    }

    void run(ProviderRequest sent, Map<String, String> keys, ModelCalls.Asked asked) throws IOException {
        try (ProviderAnswer answer = connections.send(sent)) {
            call.begins(answer);
            if (answer.status() != HttpServletResponse.SC_OK) {
                throw CallErrors.of(answer, keys.values());
            }
            if (asked.isStreamed()) {
                requireStream(answer);
                stream(answer, OpenAiCodec.wantsUsage(asked.body()));
            } else {
                JsonNode whole = codec.answer(parsed(read(answer)), tokens);
                call.answered();
                write(HttpStatus.OK, whole);
            }
        } catch (CallFailure failure) {
            call.failed(failure);
            write(failure);
        }
    }

    private byte[] read(ProviderAnswer answer) throws CallFailure {
        try (InputStream body = answer.body()) {
            byte[] whole = body.readNBytes(settings.largestAnswer() + 1);
            if (whole.length > settings.largestAnswer()) {
                throw CallFailure.malformed();
            }
            return whole;
        } catch (IOException _) {
            throw CallFailure.lost();
        }
    }

    private static JsonNode parsed(byte[] json) throws CallFailure {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException _) {
            throw CallFailure.malformed();
        }
    }

    private void requireStream(ProviderAnswer answer) throws CallFailure {
        String type = answer.header("Content-Type");
        if (type == null || !type.startsWith(codec.streamType())) {
            throw CallFailure.malformed();
        }
    }

    private void stream(ProviderAnswer answer, boolean isUsageWanted) throws CallFailure {
        AnswerStream out = new AnswerStream(response, codec.namesEvents());
        try {
            copy(answer, codec.stream(tokens, isUsageWanted), out);
            call.answered();
            out.end();
        } catch (CallFailure failure) {
            if (out.isGone()) { // what the provider had said by then is all that is left to know
                tokens.cutOff();
                call.answered();
            } else {
                throw failure;
            }
        }
    }

    private void copy(ProviderAnswer answer, ProviderCodec.ChunkStream chunks, AnswerStream out) throws CallFailure {
        boolean isDraining = false;
        try {
            ProviderCodec.Events events = codec.events(answer.body());
            String data = events.next();
            while (data != null && !data.equals(SseLines.END)) {
                for (JsonNode chunk : chunks.next(JsonMapper.shared().readTree(data))) {
                    out.write(chunk);
                }
                if (out.isGone() && !isDraining) {
                    isDraining = beginDrain(answer);
                }
                data = events.next();
            }
            if (data == null && !chunks.isComplete()) {
                throw CallFailure.lost();
            }
        } catch (IOException _) {
            throw CallFailure.lost();
        } catch (JacksonException _) {
            throw CallFailure.malformed();
        } finally {
            if (isDraining) {
                drains.release();
            }
        }
    }

    /** Goes on to read for a while, to learn the tokens of a caller that has gone. */
    private boolean beginDrain(ProviderAnswer answer) throws CallFailure {
        if (!drains.tryAcquire()) {
            throw CallFailure.lost();
        }
        answer.endWithin(settings.times().drain());
        return true;
    }

    private void write(CallFailure failure) throws IOException {
        HttpStatus status = HttpStatus.valueOf(failure.status());
        ObjectNode body = ErrorForms.of(request, status, failure.sentence());
        if (response.isCommitted()) {
            new AnswerStream(response, codec.namesEvents()).write(body.has("error") ? body : error(failure));
            return;
        }
        response.reset();
        if (failure.retryAfter() != null) {
            response.setHeader("Retry-After", failure.retryAfter());
        }
        write(status, body);
    }

    private static ObjectNode error(CallFailure failure) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("error").put("message", failure.sentence()).put("code", failure.status());
        return body;
    }

    private void write(HttpStatus status, JsonNode body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        response.setStatus(status.value());
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
