package almanac.server;

import almanac.server.cli.CommandFailures;
import almanac.server.cli.DeadLettersCommand;
import almanac.server.cli.EventsCommand;
import almanac.server.cli.JobsCommand;
import almanac.server.cli.ProjectionsCommand;
import almanac.web.BuildVersion;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Runs the command line of the jar, before Spring: the arguments of {@code serve} go on to it as settings. */
@Command(
        name = "almanac",
        description = "An event-sourced control plane for data-science teams.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionLine.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            HelpCommand.class,
            EventsCommand.class,
            JobsCommand.class,
            ProjectionsCommand.class,
            DeadLettersCommand.class,
            SecretsCommand.class
        },
        footer = {"", "Without a command, or with settings only, almanac serves."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused or failed; one line on stderr says why",
            "2:the words could not be understood"
        })
class Main {
    static final int REFUSED = 1;

    private static final String SETTING = "--<setting>=<value>";

    /**
     * Property with the number of system threads that carry the virtual ones; by default no more than the processors.
     */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private static final int FEWEST_CARRIERS = 32;

    private final ToIntFunction<String[]> server;
    private final ToIntFunction<String[]> rehearsal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Main(ToIntFunction<String[]> server, ToIntFunction<String[]> rehearsal) {
        this.server = server;
        this.rehearsal = rehearsal;
    }

    public static void main(String[] words) {
        shareProcessorsFairly();
        int code = new Main(Main::startServer, AotTraining::runAndExit).run(words);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Sets the number of carriers of virtual threads. These threads answer requests, and are not interrupted while they
     * compute; with many carriers the system shares the processors out among long computations and short ones.
     */
    private static void shareProcessorsFairly() {
        if (System.getProperty(CARRIERS) == null) {
            int carriers = Math.max(FEWEST_CARRIERS, Runtime.getRuntime().availableProcessors());
            System.setProperty(CARRIERS, Integer.toString(carriers));
        }
    }

    int run(String... words) {
        return commandLine().execute(meansServe(words) ? serving(words) : words);
    }

    CommandLine commandLine() {
        CommandLine line =
                new CommandLine(this).setUsageHelpWidth(110).setExecutionExceptionHandler(new CommandFailures());
        line.getSubcommands().values().forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
        return line;
    }

    @Command(
            name = "serve",
            description = {
                "Starts the server; it ends with Ctrl-C or SIGTERM.",
                "",
                "Settings (any of Spring Boot's, too), also as environment variables (ALMANAC_DATA_DIR=...):",
                "  --server.port=8080               where it listens",
                "  --server.address=127.0.0.1       0.0.0.0 to be reached from other machines",
                "  --almanac.data-dir=./data        everything it keeps; relative to the current directory",
                "  --almanac.admin.api-key=<key>    the first administrator's key, instead of a generated one",
                "  --spring.datasource.url=<url>    a PostgreSQL 17 or later of your own (also .username",
                "                                   and .password), instead of the one that comes with it",
                "  --almanac.roles=api,command,query  what this process does"
            })
    int serve(@Parameters(arity = "0..*", paramLabel = SETTING) String @Nullable [] settings) {
        return server.applyAsInt(checked("serve", settings));
    }

    @Command(name = "version", description = "Prints the versions of the program and of the API that it serves.")
    int version() {
        spec.commandLine().printVersionHelp(spec.commandLine().getOut());
        return 0;
    }

    @Command(
            name = "rehearse",
            hidden = true,
            description = "Serves a few requests on a throw-away data directory and stops.")
    int rehearse(@Parameters(arity = "0..*", paramLabel = SETTING) String @Nullable [] settings) {
        return rehearsal.applyAsInt(checked("rehearse", settings));
    }

    /** Starts the server. The reason of a failed start is on the console already when this returns. */
    static int startServer(String[] settings) {
        try {
            SpringApplication.run(AlmanacApplication.class, settings);
            return 0;
        } catch (RuntimeException _) {
            return REFUSED;
        }
    }

    private static boolean meansServe(String[] words) {
        return words.length == 0 || words[0].matches("--[^=]*[=.].*");
    }

    private static String[] serving(String[] settings) {
        return Stream.concat(Stream.of("serve"), Arrays.stream(settings)).toArray(String[]::new);
    }

    private String[] checked(String command, String @Nullable [] settings) {
        String[] words = settings == null ? new String[0] : settings;
        for (String word : words) {
            if (!word.matches("(?s)--[A-Za-z][A-Za-z0-9._\\[\\]-]*=.*|--debug")) {
                throw new ParameterException(
                        spec.commandLine().getSubcommands().get(command),
                        "'" + word + "' is no setting; write --<setting>=<value>, for example --server.port=8081.");
            }
        }
        return words;
    }

    static class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"almanac " + BuildVersion.read().version() + ", API " + BuildVersion.OF_API};
        }
    }
}
