package almanac.execution.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a command line into arguments: a script at its beginning gets its interpreter, the shell reads the rest. */
final class RunCommand {

    private static final Pattern SCRIPT = Pattern.compile("\\s*[\\w./-]+\\.(py|R|sh)(\\s.*)?", Pattern.DOTALL);
    private static final Map<String, String> INTERPRETERS = Map.of("py", "python3", "R", "Rscript", "sh", "bash");
    private static final String SHELL = Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "/bin/sh";

    private RunCommand() {}

    static List<String> arguments(String command) {
        Matcher script = SCRIPT.matcher(command);
        String line = script.matches()
                ? Objects.requireNonNull(INTERPRETERS.get(script.group(1))) + " " + command.strip()
                : command;
        return List.of(SHELL, "-c", line);
    }
}
