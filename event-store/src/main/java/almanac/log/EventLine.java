package almanac.log;

import almanac.store.LoggedEvent;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an event as one line of JSON from which it can be made again to the letter: payload and metadata are the
 * stored text, in both directions, and are never parsed and written anew.
 */
public final class EventLine {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String POSITION = "position";
    private static final String ID = "id";
    private static final String TIME = "time";
    private static final String STREAM = "stream";
    private static final String SEQUENCE = "sequence";
    private static final String STREAM_TYPE = "streamType";
    private static final String TYPE = "type";
    private static final String REVISION = "revision";
    private static final String PAYLOAD = "payload";
    private static final String META_DATA = "metadata";

    private static final Map<String, JsonToken> MEMBERS = Map.of(
            POSITION, JsonToken.VALUE_NUMBER_INT,
            ID, JsonToken.VALUE_STRING,
            TIME, JsonToken.VALUE_STRING,
            STREAM, JsonToken.VALUE_STRING,
            SEQUENCE, JsonToken.VALUE_NUMBER_INT,
            STREAM_TYPE, JsonToken.VALUE_STRING,
            TYPE, JsonToken.VALUE_STRING,
            REVISION, JsonToken.VALUE_STRING,
            PAYLOAD, JsonToken.START_OBJECT,
            META_DATA, JsonToken.START_OBJECT);

    /** Pattern of the classes that are looked up, whatever a file says. */
    private static final Pattern OF_ALMANAC = Pattern.compile("almanac\\.[A-Za-z0-9_.$]+");

    private static final int MOST_DIGITS = 18;

    private EventLine() {}

    /** Thrown for a line that is no event; the message, which quotes nothing of it, says why. */
    public static final class Unreadable extends Exception {

        public Unreadable(String reason) {
            super(reason);
        }
    }

    public static String write(LoggedEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeNumberProperty(POSITION, event.position());
            json.writeStringProperty(ID, event.id());
            json.writeStringProperty(TIME, event.time().toString());
            json.writeStringProperty(STREAM, event.stream());
            json.writeNumberProperty(SEQUENCE, event.sequence());
            writeIfThere(json, STREAM_TYPE, event.streamType());
            json.writeStringProperty(TYPE, event.type());
            writeIfThere(json, REVISION, event.revision());
            json.writeName(PAYLOAD).writeRawValue(inOneLine(event.payload()));
            json.writeName(META_DATA).writeRawValue(inOneLine(event.metaData()));
            json.writeEndObject();
        }
        return line.toString();
    }

    static void writeIfThere(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }

    /**
     * Returns JSON in one line: its line breaks mean no more than blanks. Almanac writes none; another program may
     * have.
     */
    static String inOneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }

    public static LoggedEvent read(String line) throws Unreadable {
        Map<String, String> members = members(line);
        try {
            return new LoggedEvent(
                    number(members, POSITION),
                    text(members, ID),
                    Instant.parse(text(members, TIME)),
                    text(members, STREAM),
                    number(members, SEQUENCE),
                    members.get(STREAM_TYPE),
                    type(members),
                    members.get(REVISION),
                    text(members, PAYLOAD),
                    text(members, META_DATA));
        } catch (DateTimeException _) {
            throw new Unreadable("its time is none");
        }
    }

    private static Map<String, String> members(String line) throws Unreadable {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, value(json, name, line));
            }
            if (json.nextToken() != null) {
                throw new Unreadable("something follows the JSON object");
            }
            return members;
        } catch (JacksonException _) {
            throw new Unreadable("it is no JSON");
        }
    }

    private static String value(JsonParser json, String name, String line) throws Unreadable {
        if (json.currentToken() != MEMBERS.get(name)) {
            throw new Unreadable("it has a member that no event has, or one of another type");
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return json.getString();
        }
        int start = Math.toIntExact(json.currentTokenLocation().getCharOffset());
        json.skipChildren();
        return line.substring(start, Math.toIntExact(json.currentLocation().getCharOffset()));
    }

    private static String text(Map<String, String> members, String name) throws Unreadable {
        String text = members.get(name);
        if (text == null || text.isEmpty()) {
            throw new Unreadable("it has no " + name);
        }
        return text;
    }

    private static String type(Map<String, String> members) throws Unreadable {
        String type = text(members, TYPE);
        if (!OF_ALMANAC.matcher(type).matches()) {
            throw new Unreadable("its type is none of Almanac's");
        }
        return type;
    }

    private static long number(Map<String, String> members, String name) throws Unreadable {
        String digits = text(members, name);
        if (digits.length() > MOST_DIGITS) {
            throw new Unreadable("its " + name + " is too large");
        }
        return Long.parseLong(digits);
    }
}
