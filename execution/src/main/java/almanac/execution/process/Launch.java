package almanac.execution.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * A command to be run, with its environment and limits.
 *
 * @param command as its author wrote it: a script that the interpreter is known of, with arguments, or a shell command
 * @param environment variables that are set around the command, and for it
 * @param variables variables that are set for the command alone: a user chose them, and they may be secret
 */
public record Launch(
        String job,
        String command,
        Path workingDirectory,
        Map<String, String> environment,
        Map<String, String> variables,
        Limits limits) {

    public Launch {
        environment = Map.copyOf(environment);
        variables = Map.copyOf(variables);
    }

    /** Leaves out the values of variables, which are secret. */
    @Override
    public String toString() {
        return "%s: %s".formatted(job, command);
    }
}
