package almanac.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates between OpenAI's protocol, which callers speak, and that of a provider. */
interface ProviderCodec {

    /**
     * Makes the request. What the provider cannot honour is refused by its name, rather than left out.
     *
     * @param keys the provider's keys in the clear
     * @param body the caller's request, which stays as it is
     */
    ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed);

    /** Translates a whole answer, and takes the tokens from it. */
    JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure;

    /**
     * Begins to translate a stream.
     *
     * @param isUsageWanted whether the caller asked for a last chunk with the tokens
     */
    ChunkStream stream(TokenCount tokens, boolean isUsageWanted);

    /** Whether the caller is sent the names of events and no mark at the end, as Anthropic's clients know it. */
    default boolean namesEvents() {
        return false;
    }

    /** Type of the content of a stream. */
    default String streamType() {
        return "text/event-stream";
    }

    /** Reads the events of a stream out of its body. */
    default Events events(InputStream body) {
        return new SseLines(body);
    }

    /** The events of a stream, as JSON, of which no more than one is ever held. */
    interface Events {

        /** Returns the next event; null at the end of the stream. */
        @Nullable
        String next() throws IOException;
    }

    /** Translates the events of one stream. */
    interface ChunkStream {

        /** Returns the chunks that the event becomes; none for one that the caller does not need. */
        List<JsonNode> next(JsonNode event) throws CallFailure;

        /** Tells whether the provider has said all: a stream that ends before that was cut off. */
        boolean isComplete();
    }
}
