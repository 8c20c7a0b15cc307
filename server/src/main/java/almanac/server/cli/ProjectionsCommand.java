package almanac.server.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Works with projections from the command line. */
@Command(
        name = "projections",
        description = "Shows, verifies and makes again what is derived from the events.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused or failed; one line on stderr says why",
            "2:the words could not be understood",
            "3:a table differs from what the events say (verify, rebuild --dry-run)"
        })
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class ProjectionsCommand implements Runnable {

    private static final String PROJECTIONS = "/api/admin/v1/projections";
    private static final String ALL = "all";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do with the projections.");
    }

    @Command(name = "list", description = "Shows how every projection is doing.")
    int list(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        JsonNode answer = server.client().get(PROJECTIONS);
        String lines = answer.path("projections")
                .valueStream()
                .map(ProjectionsCommand::line)
                .collect(Collectors.joining(System.lineSeparator()));
        output.tell(lines, answer.path("projections"));
        return 0;
    }

    private static String line(JsonNode projection) {
        return "%-16s %-12s %-8s position %d, %d events (%.1f s) behind, %d dead letters"
                .formatted(
                        projection.path("name").asString(),
                        projection.path("mode").asString(),
                        projection.path("isRunning").asBoolean() ? "running" : "stopped",
                        projection.path("position").asLong(),
                        projection.path("lagEvents").asLong(),
                        projection.path("lagSeconds").asDouble(),
                        projection.path("deadLetters").asLong());
    }

    @Command(name = "verify", description = "Folds the log and compares it with the live tables.")
    int verify(
            @Parameters(paramLabel = "<projection>|all") String projection,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return each(projection, "/verify", server.client(), output);
    }

    @Command(name = "rebuild", description = "Makes the tables again while the server serves.")
    int rebuild(
            @Parameters(paramLabel = "<projection>|all") String projection,
            @Option(names = "--dry-run", description = "Tell what would change, row by row, and change nothing.")
                    boolean dryRun,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return each(projection, "/rebuild?dryRun=" + dryRun, server.client(), output);
    }

    @Command(name = "cancel", description = "Ends a run before its time; nothing has changed then.")
    int cancel(@Parameters(paramLabel = "<run>") String run, @Mixin ServerOptions server, @Mixin OutputOptions output) {
        output.tell("Run %s is cancelled.".formatted(run), server.client().delete(PROJECTIONS + "/runs/" + run));
        return 0;
    }

    @Command(name = "drop-former", description = "Deletes the tables that were read before the last rebuild.")
    int dropFormer(
            @Parameters(paramLabel = "<projection>") String projection,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        JsonNode answer = server.client().delete("%s/%s/former".formatted(PROJECTIONS, projection));
        output.tell("The former tables of %s are gone.".formatted(projection), answer);
        return 0;
    }

    private static int each(String projection, String what, ServerClient server, OutputOptions output) {
        RunWatch watch = new RunWatch(server, output);
        return named(projection, server)
                .mapToInt(name -> watch.watch(server.post(PROJECTIONS + "/" + name + what, null)))
                .max()
                .orElse(0);
    }

    private static Stream<String> named(String projection, ServerClient server) {
        if (!projection.equals(ALL)) {
            return Stream.of(projection);
        }
        List<String> all = server.get(PROJECTIONS)
                .path("projections")
                .valueStream()
                .map(known -> known.path("name").asString())
                .toList();
        return all.stream();
    }
}
