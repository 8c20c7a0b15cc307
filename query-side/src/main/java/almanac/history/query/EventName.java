package almanac.history.query;

import java.util.Locale;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/** What an event is called, for programs ({@code CollaboratorRoleChanged}) and for people. */
record EventName(String type) {

    /** An event that a later version wrote has a name, though nothing else of it is known. */
    static EventName of(EventMessage<?> event) {
        String name = event.getPayload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName()
                : event.getPayloadType().getName();
        return new EventName(name.replaceFirst(".*[.$]", ""));
    }

    /** {@code Collaborator role changed}. */
    String words() {
        String apart = type.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ");
        return apart.charAt(0) + apart.substring(1).toLowerCase(Locale.ROOT);
    }
}
