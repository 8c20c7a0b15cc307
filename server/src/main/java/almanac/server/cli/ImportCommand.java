package almanac.server.cli;

import almanac.server.AlmanacApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an export into an empty installation that no server runs. */
@Command(
        name = "import",
        description = {
            "Takes the events of a file into an empty installation.",
            "",
            "All rows are made from them. No server may run on the installation, and it must not have any events.",
            "Ids, order, positions and content stay as they are. Without --keys everybody appears as erased; with them",
            "the installation needs the master key of the one that they come from (its secrets.key).",
            "",
            "Settings say which installation: --almanac.data-dir=<directory>, or --spring.datasource.url=<url> and so on."
        })
@SuppressWarnings("NullAway.Init") // picocli sets them
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<file>", description = "An export of all events, compressed or not.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "--<setting>=<value>", description = "Settings of the installation.")
    private List<String> settings = List.of();

    @Option(names = "--keys", paramLabel = "<file>", description = "The keys that were exported with the events.")
    private @Nullable Path keys;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec command;

    /** Outcome of the command. */
    private record Outcome(long events, long position, boolean readable) {}

    @Override
    public Integer call() {
        requireSettings();
        EventFile events = new EventFile(file);
        EventFile.Contents contents = events.check();
        KeyFile people = keys == null ? null : new KeyFile(keys);
        if (people != null) {
            people.check();
        }
        try (ConfigurableApplicationContext installation = start();
                ProgressBar bar = output.progress("importing")) {
            installation.getBean(EventImport.class).run(events, people, done -> bar.show(done, contents.events()));
        } catch (NotStarted _) {
            return CommandFailures.FAILED; // the reason is on the console already
        }
        output.tell(
                "%d events are imported, up to position %d.".formatted(contents.events(), contents.position()),
                new Outcome(contents.events(), contents.position(), keys != null));
        return 0;
    }

    private static final class NotStarted extends RuntimeException {

        NotStarted(RuntimeException cause) {
            super(cause);
        }
    }

    private ConfigurableApplicationContext start() {
        try {
            return AlmanacApplication.withoutServer(settings.toArray(String[]::new));
        } catch (RuntimeException e) { // whatever ends a start, it is told by the start itself
            throw new NotStarted(e);
        }
    }

    private void requireSettings() {
        for (String setting : settings) {
            if (!setting.matches("(?s)--[A-Za-z][A-Za-z0-9-]*\\.[A-Za-z0-9._\\[\\]-]*=.*")) {
                throw new ParameterException(
                        command.commandLine(),
                        "'" + setting + "' is neither an option nor a setting such as --almanac.data-dir=<directory>.");
            }
        }
    }
}
