package almanac.environment.event;

import almanac.shared.VariablesId;
import java.util.List;

/**
 * The variables of the processes in an environment. What they are set to may be anybody's secret and is kept elsewhere,
 * sealed, under their id (docs/adr/0023).
 *
 * @param names in the order in which they were given
 */
public record EnvironmentVariables(VariablesId id, List<String> names) {}
