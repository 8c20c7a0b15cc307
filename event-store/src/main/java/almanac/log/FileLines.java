package almanac.log;

import almanac.person.WrappedKey;
import almanac.shared.UserId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the lines of exported files other than events: heads, ends and keys. */
public final class FileLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String FRAME = "{\"almanac\":";

    private FileLines() {}

    private record KeyLine(String user, String wrappedKey, String userName) {}

    /** Tells whether the line is a head or an end: no event and no key begins like that. */
    public static boolean isFrame(String line) {
        return line.startsWith(FRAME);
    }

    public static String write(FileHead head) {
        return JSON.writeValueAsString(head);
    }

    public static String write(FileEnd end) {
        return JSON.writeValueAsString(end);
    }

    public static String write(WrappedKey key) {
        return JSON.writeValueAsString(
                new KeyLine(key.user().value(), Base64.getEncoder().encodeToString(key.wrapped()), key.userName()));
    }

    public static FileHead head(String line) throws EventLine.Unreadable {
        return frame(line, FileHead.class);
    }

    public static FileEnd end(String line) throws EventLine.Unreadable {
        return frame(line, FileEnd.class);
    }

    private static <T> T frame(String line, Class<T> type) throws EventLine.Unreadable {
        if (!isFrame(line)) {
            throw new EventLine.Unreadable("it is no export that can be imported");
        }
        return parsed(line, type);
    }

    public static WrappedKey key(String line) throws EventLine.Unreadable {
        KeyLine key = parsed(line, KeyLine.class);
        try {
            return new WrappedKey(new UserId(key.user()), Base64.getDecoder().decode(key.wrappedKey()), key.userName());
        } catch (RuntimeException _) { // no Base64, no id, or a missing member
            throw new EventLine.Unreadable("it is no key");
        }
    }

    /** Returns the position of an event in either format. */
    public static long position(String line) throws EventLine.Unreadable {
        JsonNode event = parsed(line, JsonNode.class);
        JsonNode position = event.has("position") ? event.path("position") : event.path("sequence");
        if (!position.asString("").matches("\\d{1,19}")) {
            throw new EventLine.Unreadable("it is no event");
        }
        return Long.parseLong(position.asString());
    }

    private static <T> T parsed(String line, Class<T> type) throws EventLine.Unreadable {
        try {
            return JSON.readValue(line, type);
        } catch (JacksonException _) {
            throw new EventLine.Unreadable("it cannot be understood");
        }
    }
}
