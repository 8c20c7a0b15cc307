package almanac.gateway.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the events of an AWS event stream, one message at a time. Each becomes its JSON with its name as {@code type}. */
final class AwsEvents implements ProviderCodec.Events {

    private static final int LENGTH = 4;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1 << 20;
    private static final String EXCEPTION = "exception";

    private final InputStream in;

    AwsEvents(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable String next() throws IOException {
        byte[] length = in.readNBytes(LENGTH);
        if (length.length == 0) {
            return null;
        }
        if (length.length < LENGTH) {
            throw new EOFException("the stream ended within a message");
        }
        int total = ByteBuffer.wrap(length).getInt();
        if (total < SHORTEST || total > LONGEST) {
            throw new IOException("a message has %d bytes".formatted(total));
        }
        ByteBuffer whole = ByteBuffer.allocate(total).put(length);
        byte[] rest = in.readNBytes(total - LENGTH);
        if (rest.length < total - LENGTH) {
            throw new EOFException("the stream ended within a message");
        }
        return json(decoded(whole.put(rest).flip()));
    }

    private static Message decoded(ByteBuffer message) throws IOException {
        try {
            return Message.decode(message);
        } catch (IllegalArgumentException e) { // its checksum is another
            throw new IOException(e.getMessage());
        }
    }

    private static String json(Message message) {
        Map<String, HeaderValue> headers = message.getHeaders();
        JsonNode payload = JsonMapper.shared().readTree(message.getPayload());
        ObjectNode event = payload instanceof ObjectNode object
                ? object
                : JsonMapper.shared().createObjectNode();
        event.put("type", type(headers));
        return JsonMapper.shared().writeValueAsString(event);
    }

    private static String type(Map<String, HeaderValue> headers) {
        HeaderValue kind = headers.get(":message-type");
        HeaderValue type = headers.get(":event-type");
        return kind == null || type == null || !kind.getString().equals("event") ? EXCEPTION : type.getString();
    }
}
