package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.messaging.responsetypes.InstanceResponseType;

/** Asks for one object, which may be of a generic type: the framework's own type finds no handler of those. */
public final class AnswerType<R> extends InstanceResponseType<R> {

    @JsonCreator
    public AnswerType(@JsonProperty("expectedResponseType") Class<R> expectedResponseType) {
        super(expectedResponseType);
    }

    @Override
    public boolean matches(Type responseType) {
        return super.matches(responseType instanceof ParameterizedType generic ? generic.getRawType() : responseType);
    }
}
