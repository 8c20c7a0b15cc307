package almanac.modelapi.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The function that a version serves, as its first instance told of it.
 *
 * @param takesMore whether it takes arguments of other names as well
 * @param description null when it has none
 */
public record ServedFunction(
        List<FunctionParameter> parameters,
        boolean takesMore,
        @Nullable String description) {}
