package almanac.environment.event;

import almanac.shared.VariablesId;
import java.util.List;

/**
 * The variables of the processes in an environment. Their values may be a user's secrets and are kept elsewhere,
 * sealed, under their id (docs/adr/0023).
 *
 * @param names in the order in which they were given
 */
public record EnvironmentVariables(VariablesId id, List<String> names) {

    /** Returns those that are left without one of them; what is sealed under the id stays as it is. */
    public EnvironmentVariables without(String name) {
        return new EnvironmentVariables(
                id, names.stream().filter(other -> !other.equals(name)).toList());
    }
}
