package almanac.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of the contract. */
record Operation(
        String id,
        String group,
        String method,
        PathTemplate path,
        List<Parameter> parameters,
        @Nullable Type body,
        boolean bodyRequired,
        Map<Integer, Payload> responses) {

    record Parameter(
            String name,
            String in,
            Type type,
            boolean required,
            @Nullable String defaultValue) {}

    Optional<Type> requestBody() {
        return Optional.ofNullable(body);
    }

    boolean answers(String askedMethod, String requestPath) {
        return method.equals(askedMethod) && path.matches(requestPath);
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
