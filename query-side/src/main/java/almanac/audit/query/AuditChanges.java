package almanac.audit.query;

import almanac.shared.EncryptedText;
import almanac.shared.Internal;
import almanac.shared.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

/**
 * Reads and writes the members of an event as the audit trail shows them: all but its target and project, which are
 * shown beside them, and encrypted or {@link Internal} members, at any depth.
 */
final class AuditChanges {

    static final String NONE = "[]";

    private static final String ID = "Id";
    private static final JsonMapper JSON = mapper();
    private static final TypeReference<List<AuditFieldChangeV1>> LIST = new TypeReference<>() {};

    private AuditChanges() {}

    /**
     * Returns the members of an event as JSON.
     *
     * @param shownBeside ids that need not be repeated
     */
    static String of(Object event, Collection<String> shownBeside) {
        JsonNode all = JSON.valueToTree(event);
        List<AuditFieldChangeV1> changes = new ArrayList<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            JsonNode value = all.get(component.getName());
            if (value != null && !(isId(component.getType()) && shownBeside.contains(value.asString()))) {
                changes.add(new AuditFieldChangeV1(
                        component.getName(), type(component, value), JSON.treeToValue(value, Object.class)));
            }
        }
        return JSON.writeValueAsString(changes);
    }

    static List<AuditFieldChangeV1> read(String changes) {
        return JSON.readValue(changes, LIST);
    }

    /** Tells whether a value of that type is the id of a resource or user. */
    static boolean isEntity(String fieldType) {
        return Arrays.stream(JsonNodeType.values()).map(AuditChanges::word).noneMatch(fieldType::equals);
    }

    private static String word(JsonNodeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord() && type.getSimpleName().endsWith(ID);
    }

    /** Returns the type of resource that an id refers to, or the JSON type of any other value. */
    private static String type(RecordComponent component, JsonNode value) {
        if (isId(component.getType())) {
            String name = component.getType().getSimpleName();
            return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1, name.length() - ID.length());
        }
        return word(value.getNodeType());
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder().annotationIntrospector(new Discretion());
        Json.customize(builder);
        return builder.build();
    }

    private static final class Discretion extends JacksonAnnotationIntrospector {

        @Override
        public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.hasAnnotation(Internal.class) || super.hasIgnoreMarker(config, member);
        }

        @Override
        public Boolean isIgnorableType(MapperConfig<?> config, AnnotatedClass type) {
            return type.getRawType() == EncryptedText.class ? Boolean.TRUE : super.isIgnorableType(config, type);
        }
    }
}
