package almanac.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One Almanac on a data directory of its own, started and stopped as a person would.
 *
 * @param command that starts it, before the settings
 */
record Installation(Path directory, List<String> command) {

    private static final String SELF = "/api/users/v1/self";

    JavaProcess start() {
        int port = JavaProcess.freePort();
        List<String> words = new ArrayList<>(command);
        words.add("--server.port=" + port);
        words.add("--almanac.data-dir=" + data());
        words.add("--almanac.predictions.most-waiting=1000000"); // how fast they are accepted is measured
        words.add("--almanac.gateway.allow=http,private"); // the provider of models is on this machine
        words.add("--almanac.database.over-tcp=true"); // programs that it is compared with know no Unix sockets
        return JavaProcess.start(words, port, directory.resolve("almanac.log"));
    }

    /** Starts the server for the first time, with everything that has to be made then. */
    JavaProcess create() {
        JavaProcess server = start();
        server.awaitAnswer(Request.get("/version", "Accept: application/json"));
        return server;
    }

    /** Returns the time from the command to the first answer to a known user. */
    Duration awaitFirstAnswer(JavaProcess server, long startedAt) {
        server.awaitAnswer(Request.get(SELF, Api.header(administratorKey())));
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    String administratorKey() {
        return text(data().resolve("admin-api-key"));
    }

    /** Returns the PostgreSQL that runs in the data directory. */
    Postgres postgres() {
        List<String> lines =
                text(data().resolve("postgres/postmaster.pid")).lines().toList();
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(lines.getFirst().strip()))
                .orElseThrow(() -> new BenchFailed("PostgreSQL does not run."));
        return new Postgres(
                Integer.parseInt(lines.get(3).strip()), text(data().resolve("postgres.password")), postmaster);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BenchFailed(file + " cannot be read.", e);
        }
    }
}
