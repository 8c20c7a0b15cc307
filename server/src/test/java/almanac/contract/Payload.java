package almanac.contract;

import java.util.List;

/** The body a response of one status has. */
sealed interface Payload {

    record Nothing() implements Payload {}

    record Bytes() implements Payload {}

    /** JSON of one of these types. */
    record Json(List<Type> oneOf) implements Payload {
        Json(Type only) {
            this(List.of(only));
        }
    }
}
