package almanac.history.query;

import java.util.Locale;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/** The name of an event, for programs ({@code CollaboratorRoleChanged}) and for people. */
record EventName(String type) {

    /** Returns the name of an event. An event of a later version has a name too, though its payload is unknown. */
    static EventName of(EventMessage<?> event) {
        String name = event.getPayload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName()
                : event.getPayloadType().getName();
        return new EventName(name.replaceFirst(".*[.$]", ""));
    }

    /** Returns the name in words: {@code Collaborator role changed}. */
    String words() {
        String apart = type.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ");
        return apart.charAt(0) + apart.substring(1).toLowerCase(Locale.ROOT);
    }
}
