package almanac.row;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.EncryptedText;
import almanac.shared.Internal;
import almanac.shared.Json;
import almanac.shared.UserId;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import jakarta.persistence.Transient;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.annotations.Formula;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes rows of any type as JSON: the result of their events, by the names of their fields. It leaves out joined
 * fields, fields about the row rather than the resource ({@link Row}), and those marked with {@link JsonIgnore} or
 * {@link Internal}.
 */
@Component
class RowStates {

    private static final TypeReference<Map<String, Object>> STATE = new TypeReference<>() {};

    private final PersonVault vault;
    private final JsonMapper json;

    RowStates(PersonVault vault) {
        this.vault = vault;
        JsonMapper.Builder builder = JsonMapper.builder();
        Json.customize(builder);
        this.json = builder.annotationIntrospector(new Fields())
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addModule(new SimpleModule().addSerializer(EncryptedText.class, new Opened()))
                .build();
    }

    /** Returns a function for the states of one resource, one after another: a person's key is looked up once. */
    Function<Row<?>, State> of(String id) {
        Supplier<Person> person = SingletonSupplier.of(() -> vault.person(new UserId(id)));
        ObjectWriter writer = json.writer().withAttribute(Subject.class, new Subject(person));
        return row -> {
            byte[] text = writer.writeValueAsBytes(row);
            return new State(json.readValue(text, STATE), text.length);
        };
    }

    /** The state of a row at one point in time, and how many bytes that has as JSON. */
    record State(Map<String, Object> members, long bytes) {

        /** The state of a resource that does not exist yet. */
        static final State NONE = new State(Map.of(), 0);
    }

    /** The person whose sealed texts stand in a row: the one whose row it is. */
    private record Subject(Supplier<Person> person) {}

    private static final class Opened extends StdSerializer<EncryptedText> {

        Opened() {
            super(EncryptedText.class);
        }

        @Override
        public void serialize(EncryptedText text, JsonGenerator generator, SerializationContext context) {
            Subject subject = (Subject) Objects.requireNonNull(context.getAttribute(Subject.class));
            generator.writeString(subject.person().get().open(text));
        }
    }

    private static final class Fields extends JacksonAnnotationIntrospector {

        @Override
        public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.getDeclaringClass() == Row.class
                    || member.hasAnnotation(Formula.class)
                    || member.hasAnnotation(Transient.class)
                    || member.hasAnnotation(Internal.class)
                    || super.hasIgnoreMarker(config, member);
        }
    }
}
