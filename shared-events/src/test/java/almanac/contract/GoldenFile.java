package almanac.contract;

import almanac.shared.Json;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of one event, as a file keeps it.
 *
 * @param type name of the payload's type, which the store holds beside the payload
 */
record GoldenFile(String type, String revision, ObjectNode payload) {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Serializer SERIALIZER = Json.serializer();

    /** Empty when the event has no file. */
    static Optional<GoldenFile> of(Class<?> event) {
        Path file = StoredEvents.RESOURCES.resolve(StoredEvents.fileOf(event));
        return Files.exists(file) ? Optional.of(parse(MAPPER.readTree(file))) : Optional.empty();
    }

    private static GoldenFile parse(JsonNode json) {
        return new GoldenFile(
                json.path("type").asString(),
                json.path("revision").asString(),
                json.path("payload").asObject());
    }

    /** The event as the application reads it out of the store. */
    Object read() {
        return read(payload);
    }

    private Object read(JsonNode json) {
        SerializedObject<byte[]> stored = new SimpleSerializedObject<>(
                json.toString().getBytes(StandardCharsets.UTF_8),
                byte[].class,
                type,
                revision.equals("1") ? null : revision);
        return Objects.requireNonNull(SERIALIZER.deserialize(stored));
    }

    /** The event as the application would write it now. */
    static JsonNode written(Object event) {
        return MAPPER.readTree(SERIALIZER.serialize(event, byte[].class).getData());
    }

    static String typeWritten(Object event) {
        return SERIALIZER.serialize(event, byte[].class).getType().getName();
    }

    /** The event without one of its members, read and written again. */
    JsonNode writtenWithout(Member member) {
        return written(read(without(member)));
    }

    JsonNode without(Member member) {
        ObjectNode less = payload.deepCopy();
        JsonNode parent = less.at(member.parent());
        parent.asObject().remove(member.name());
        return less;
    }

    /** The event as a later version, with a member more, may have written it. */
    Object readWithUnknownMember() {
        return read(payload.deepCopy().put("addedByALaterVersion", "unheard of"));
    }

    boolean has(Member member) {
        return payload.at(member.pointer()).isValueNode()
                || payload.at(member.pointer()).isContainer();
    }

    /** All members of an event and of the records in it. */
    static List<Member> members(Class<?> event) {
        return membersBelow("", event).toList();
    }

    private static Stream<Member> membersBelow(String parent, Class<?> type) {
        List<Member> members = new ArrayList<>();
        for (var component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Member member = new Member(parent, component.getName(), optional);
            members.add(member);
            if (isObject(component.getType())) {
                membersBelow(member.pointer(), component.getType()).forEach(members::add);
            }
        }
        return members.stream();
    }

    /** Ids and other records that stand for one text are written as that text. */
    private static boolean isObject(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length > 1
                && Arrays.stream(type.getDeclaredMethods())
                        .noneMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    /** One member of an event's JSON, or of an object in it. */
    record Member(String parent, String name, boolean optional) {

        String pointer() {
            return parent + "/" + name;
        }

        @Override
        public String toString() {
            return pointer().substring(1).replace('/', '.');
        }
    }
}
