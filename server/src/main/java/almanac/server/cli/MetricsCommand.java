package almanac.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Carries values of metrics from one installation to another: an export of the events does not hold them. */
@Command(name = "metrics", description = "Exports and imports values of metrics, which are no events.")
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class MetricsCommand implements Runnable {

    private static final String VALUES = "/api/admin/v1/metricValues";
    private static final int AT_ONCE = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec command;

    /** Outcome of a command. */
    private record Outcome(String file, long values) {}

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do with the metrics.");
    }

    @Command(
            name = "export",
            description = {
                "Writes the values of all monitored models of a running server to a file, one a line.",
                "",
                "A line is what POST /api/metricValues/v1 takes. Export the events afterwards: they have the models."
            })
    int export(
            @Option(
                            names = "--file",
                            required = true,
                            paramLabel = "<file>",
                            description = "Compressed if it ends with .gz.")
                    Path file,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        ServerClient client = server.client();
        try (Draft draft = Draft.begun(file)) {
            String next;
            String after = "";
            do {
                JsonNode part = client.get(VALUES + "?limit=" + AT_ONCE + after);
                for (JsonNode value : part.path("metricValues")) {
                    draft.write(JSON.writeValueAsString(value));
                }
                next = part.path("next").asString("");
                after = "&after=" + next;
            } while (!next.isEmpty());
            draft.finish();
            output.tell(
                    "%d values are in %s.".formatted(draft.lines(), file), new Outcome(file.toString(), draft.lines()));
            return 0;
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be written (%s).".formatted(file, e.getMessage()));
        }
    }

    @Command(
            name = "import",
            description = {
                "Takes the values of a file into a running server that has imported the events of the same installation.",
                "",
                "It may be repeated: a value takes the place of one of the same model, metric, tags and time."
            })
    int take(
            @Parameters(paramLabel = "<file>", description = "Written by export, compressed or not.") Path file,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        ServerClient client = server.client();
        long values = 0;
        List<JsonNode> part = new ArrayList<>(AT_ONCE);
        try (WholeLines lines = WholeLines.of(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                part.add(read(line, values + part.size() + 1, file));
                if (part.size() == AT_ONCE) {
                    values += send(client, part);
                }
            }
            if (lines.isCutOff()) {
                throw new CommandFailed("%s is cut off after %d values.".formatted(file, values + part.size()));
            }
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be read (%s).".formatted(file, e.getMessage()));
        }
        values += send(client, part);
        output.tell("%d values are imported.".formatted(values), new Outcome(file.toString(), values));
        return 0;
    }

    private static JsonNode read(String line, long number, Path file) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException _) {
            throw new CommandFailed("Line %d of %s is no value.".formatted(number, file));
        }
    }

    private static int send(ServerClient client, List<JsonNode> part) {
        int size = part.size();
        if (size > 0) {
            client.post(VALUES, Map.of("newMetricValues", part));
            part.clear();
        }
        return size;
    }
}
