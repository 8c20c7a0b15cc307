package almanac.log;

import almanac.shared.Actor;
import almanac.store.LoggedEvent;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an event as a CloudEvent 1.0 in one line of JSON. Names of attributes are lower-case letters, and attributes
 * of ours are texts, as the specification's whole numbers have 32 bits only.
 */
final class CloudEventLine {

    private static final JsonMapper JSON = new JsonMapper();

    private CloudEventLine() {}

    /**
     * Writes an event.
     *
     * @param source what tells this installation from others, a URI reference
     */
    static String write(LoggedEvent event, String source) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("id", event.id());
            json.writeStringProperty("source", source);
            json.writeStringProperty("type", event.type());
            json.writeStringProperty("subject", event.stream());
            json.writeStringProperty("time", event.time().toString());
            json.writeStringProperty("sequence", sequence(event.position()));
            json.writeStringProperty("streamsequence", Long.toString(event.sequence()));
            EventLine.writeIfThere(json, "streamtype", event.streamType());
            EventLine.writeIfThere(json, "revision", event.revision());
            writeOrigin(json, JSON.readTree(event.metaData()));
            json.writeStringProperty("datacontenttype", "application/json");
            json.writeName("data").writeRawValue(EventLine.inOneLine(event.payload()));
            json.writeEndObject();
        }
        return line.toString();
    }

    /** Returns the position, written so that texts sort as positions do. */
    static String sequence(long position) {
        return "%019d".formatted(position);
    }

    private static void writeOrigin(JsonGenerator json, JsonNode metaData) {
        writeOrigin(json, "actor", metaData.path(Actor.USER_ID));
        writeOrigin(json, "credential", metaData.path(Actor.CREDENTIAL));
        writeOrigin(json, "requestid", metaData.path(Actor.REQUEST_ID));
        writeOrigin(json, "correlationid", metaData.path("traceId")); // as the framework names them
        writeOrigin(json, "causationid", metaData.path("correlationId"));
    }

    private static void writeOrigin(JsonGenerator json, String attribute, JsonNode value) {
        String text = value.asString("");
        EventLine.writeIfThere(json, attribute, text.isEmpty() ? null : text);
    }
}
