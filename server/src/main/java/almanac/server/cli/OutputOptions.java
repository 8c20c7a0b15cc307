package almanac.server.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Options for how a command reports what it did: to a person, to a program, or not at all. */
@SuppressWarnings("NullAway.Init") // picocli sets them
public final class OutputOptions {

    @Option(names = "--json", description = "Tell the outcome as one JSON object on stdout, and no progress.")
    private boolean json;

    @Option(names = "--quiet", description = "Tell nothing but failures.")
    private boolean quiet;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Reports the result: the sentence, or the outcome as JSON. */
    public void tell(String sentence, Object outcome) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writeValueAsString(outcome));
        } else if (!quiet) {
            out.println(sentence);
        }
        out.flush();
    }

    /** Returns a progress bar, which is shown to a person in front of a terminal only. */
    public ProgressBar progress(String what) {
        boolean watched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new ProgressBar(what, watched && !json && !quiet ? System.err : null);
    }
}
