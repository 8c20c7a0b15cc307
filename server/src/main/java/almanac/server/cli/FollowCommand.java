package almanac.server.cli;

import almanac.log.LogHeaders;
import almanac.server.cli.CommandFailed.ServerAway;
import almanac.server.cli.ServerClient.Streamed;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints events as they happen. */
@Command(
        name = "follow",
        description = {
            "Prints the events of a running server as they happen.",
            "",
            "One line of JSON each, until it is stopped or has come to --until. A connection that breaks is made again,",
            "and no event is left out or told twice."
        })
@SuppressWarnings("NullAway.Init") // picocli sets them
final class FollowCommand implements Callable<Integer> {

    private static final int TRIES = 30;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    @Mixin
    private FilterOptions filters;

    @Mixin
    private ServerOptions server;

    @Spec
    private CommandSpec command;

    private @Nullable String reached;
    private @Nullable String id;
    private @Nullable String data;
    private int triesLeft;

    @Override
    public Integer call() {
        ServerClient client = server.client();
        triesLeft = TRIES;
        while (!followOn(client)) {
            pause();
        }
        return 0;
    }

    /** Follows the log; returns true when the requested end was reached. */
    private boolean followOn(ServerClient client) {
        Map<String, String> from = reached == null ? Map.of() : Map.of("Last-Event-ID", reached);
        id = null;
        data = null;
        try (Streamed answer =
                client.stream("/api/admin/v1/events/stream" + filters.query(filters.after(), "ndjson"), from)) {
            WholeLines lines = new WholeLines(answer.body());
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
            return reached != null
                    && filters.endsSomewhere()
                    && Long.parseLong(reached) >= answer.number(LogHeaders.UNTIL);
        } catch (ServerAway e) {
            triesLeft--;
            if (reached == null || triesLeft <= 0) {
                throw e;
            }
            return false;
        } catch (IOException _) {
            return false; // the connection is made again
        }
    }

    /** Takes a line. An event counts with the empty line at its end; what was cut off before that comes again. */
    private void take(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
            data = line.substring("data: ".length());
        } else if (line.isEmpty()) {
            dispatch();
        }
    }

    private void dispatch() {
        if (data != null) {
            PrintWriter out = command.commandLine().getOut();
            out.println(data);
            out.flush();
        }
        reached = id == null ? reached : id;
        id = null;
        data = null;
        triesLeft = TRIES;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
