package almanac.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.shared.Json;
import almanac.shared.ProjectId;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class EventNameTest {

    @Test
    void an_event_is_called_by_its_type_and_told_in_words() {
        EventName name =
                EventName.of(new GenericEventMessage<>(new ProjectArchived(new ProjectId("66b0000000000000000000e5"))));
        assertThat(name.type()).isEqualTo("ProjectArchived");
        assertThat(name.words()).isEqualTo("Project archived");
        assertThat(new EventName("CollaboratorRoleChanged").words()).isEqualTo("Collaborator role changed");
    }

    @Test
    void an_event_of_a_later_version_has_a_name_too() {
        Serializer serializer = Json.serializer();
        Object unknown = serializer.deserialize(new SimpleSerializedObject<>(
                "{}", String.class, "almanac.project.event.ProjectEvent$ProjectMovedToTheMoon", null));
        assertThat(EventName.of(new GenericEventMessage<>(unknown)).words()).isEqualTo("Project moved to the moon");
    }
}
