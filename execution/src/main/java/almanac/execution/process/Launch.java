package almanac.execution.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param command as its author wrote it: a script that the interpreter is known of, with arguments, or a shell command
 * @param environment what is set around the command, and for it
 * @param variables what is set for the command alone: anybody may have chosen it, and it may be secret
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

    /** What variables are set to is nobody's business. */
    @Override
    public String toString() {
        return "%s: %s".formatted(job, command);
    }
}
