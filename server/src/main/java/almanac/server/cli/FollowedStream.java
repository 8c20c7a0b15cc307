package almanac.server.cli;

import almanac.server.cli.CommandFailed.ServerAway;
import almanac.server.cli.ServerClient.Streamed;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events. A connection that breaks is made again, and no event is left out or taken twice. */
final class FollowedStream {

    private static final int TRIES = 30;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final ServerClient client;
    private final String path;
    private final Taker taker;
    private @Nullable String reached;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String data;
    private int triesLeft = TRIES;

    FollowedStream(ServerClient client, String path, Taker taker) {
        this.client = client;
        this.path = path;
        this.taker = taker;
    }

    /** Takes the events of the stream, one after the other. */
    interface Taker {

        void take(@Nullable String type, String data);

        /**
         * Tells whether a stream that has ended is over, rather than broken off.
         *
         * @param reached the id of the last event; null when none came
         */
        boolean isOver(@Nullable String reached, Streamed stream);
    }

    /** Follows the stream to its end. */
    void follow() {
        while (!followOn()) {
            pause();
        }
    }

    private boolean followOn() {
        Map<String, String> from = reached == null ? Map.of() : Map.of("Last-Event-ID", reached);
        forget();
        try (Streamed answer = client.stream(path, from)) {
            WholeLines lines = new WholeLines(answer.body());
            for (String line = lines.next(); line != null; line = lines.next()) {
                read(line);
            }
            return taker.isOver(reached, answer);
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

    /** Reads a line. An event counts with the empty line at its end; what was cut off before that comes again. */
    private void read(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
            type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
            data = line.substring("data: ".length());
        } else if (line.isEmpty()) {
            dispatch();
        }
    }

    private void dispatch() {
        if (data != null) {
            taker.take(type, data);
        }
        reached = id == null ? reached : id;
        forget();
        triesLeft = TRIES;
    }

    private void forget() {
        id = null;
        type = null;
        data = null;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
