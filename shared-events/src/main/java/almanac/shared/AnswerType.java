package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.axonframework.messaging.responsetypes.InstanceResponseType;

/** Asks for one object, which may be of a generic type: the framework's own type finds no handler of those. */
public final class AnswerType<A> extends InstanceResponseType<A> {

    private static final ClassValue<AnswerType<?>> DECLARED = new ClassValue<>() {
        @Override
        protected AnswerType<?> computeValue(Class<?> query) {
            return new AnswerType<>((Class<?>) raw(declared(query)));
        }
    };

    @JsonCreator
    public AnswerType(@JsonProperty("expectedResponseType") Class<A> expectedResponseType) {
        super(expectedResponseType);
    }

    /** Returns the type that the query declares. */
    @SuppressWarnings("unchecked") // it was made from the declaration
    public static <A> AnswerType<A> of(Query<A> query) {
        return (AnswerType<A>) DECLARED.get(query.getClass());
    }

    /** Returns the type that a class of queries declares, with the arguments of a generic one. */
    public static Type declared(Class<?> query) {
        return Arrays.stream(query.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == Query.class)
                .map(type -> type.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(query.getName() + " declares no answer"));
    }

    @Override
    public boolean matches(Type responseType) {
        return super.matches(raw(responseType));
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }
}
