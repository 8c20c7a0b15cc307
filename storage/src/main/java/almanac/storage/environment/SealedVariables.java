package almanac.storage.environment;

import almanac.environment.event.EnvironmentVariables;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.VariablesId;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Variables of an environment, a model API or a project, encrypted on arrival: they travel and are kept so.
 *
 * @param names in the order in which they were given
 */
public record SealedVariables(VariablesId id, List<String> names, SealedSecret sealed) {

    /** One variable in clear. */
    public record Variable(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    public static SealedVariables of(VariablesId id, List<Variable> variables, MasterKey key) {
        String clear = JsonMapper.shared().writeValueAsString(variables);
        return new SealedVariables(
                id, variables.stream().map(Variable::name).toList(), key.seal(clear, context(id.value())));
    }

    /** Decrypts the variables, only for the process that they are meant for. */
    public static List<Variable> open(VariablesId id, SealedSecret sealed, MasterKey key) {
        return List.of(JsonMapper.shared().readValue(key.open(sealed, context(id.value())), Variable[].class));
    }

    /** Returns the description of the variables for events. */
    public EnvironmentVariables described() {
        return new EnvironmentVariables(id, names);
    }

    static String context(String id) {
        return "environment variables " + id;
    }
}
