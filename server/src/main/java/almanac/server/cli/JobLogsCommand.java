package almanac.server.cli;

import almanac.server.cli.ServerClient.Streamed;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Prints the log of a job. */
@Command(
        name = "logs",
        description = {
            "Prints the log of a job.",
            "",
            "With --follow also the lines to come, until the job has ended; a connection that breaks is made again."
        })
@SuppressWarnings("NullAway.Init") // picocli sets them
final class JobLogsCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(paramLabel = "<job>", description = "The id of the job.")
    private String job;

    @Option(names = "--follow", description = "Go on until the job has ended.")
    private boolean isFollowing;

    @Option(
            names = "--type",
            defaultValue = "complete",
            paramLabel = "<type>",
            description = "stdOut, stdErr, prepareOutput or complete (${DEFAULT-VALUE}).")
    private String type;

    @Mixin
    private ServerOptions server;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (!job.matches("[0-9a-f]{24}") || !type.matches("[A-Za-z]+")) {
            throw new ParameterException(
                    command.commandLine(), "A job has an id of 24 hexadecimal digits, and a type of log is a word.");
        }
        ServerClient client = server.client();
        if (isFollowing) {
            String path = "/api/almanac/v1/jobs/%s/logs/stream?logType=%s".formatted(job, type);
            new FollowedStream(client, path, new Printed()).follow();
        } else {
            print(client);
        }
        return 0;
    }

    private void print(ServerClient client) throws IOException {
        String path = "/api/jobs/beta/jobs/%s/logs?format=text&logType=%s".formatted(job, type);
        try (Streamed answer = client.stream(path, Map.of())) {
            WholeLines lines = new WholeLines(answer.body());
            for (String line = lines.next(); line != null; line = lines.next()) {
                out().println(line);
            }
        } finally {
            out().flush();
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Prints each line, until the stream says that the job has ended. */
    private final class Printed implements FollowedStream.Taker {

        private boolean hasEnded;

        @Override
        public void take(@Nullable String event, String data) {
            if ("end".equals(event)) {
                hasEnded = true;
            } else {
                out().println(JSON.readTree(data).path("log").asString());
                out().flush();
            }
        }

        @Override
        public boolean isOver(@Nullable String reached, Streamed stream) {
            return hasEnded;
        }
    }
}
