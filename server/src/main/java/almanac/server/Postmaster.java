package almanac.server;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The running PostgreSQL main process of one cluster directory, found by the file it leaves there, whatever started it.
 */
record Postmaster(Path cluster, long pid) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration FAST_STOP = Duration.ofSeconds(20);
    private static final Duration ABRUPT_STOP = Duration.ofSeconds(10);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    static Optional<Postmaster> of(Path cluster) {
        List<String> lines = pidFile(cluster);
        OptionalLong pid = number(lines, 0);
        if (pid.isEmpty() || pid.getAsLong() <= 1) {
            return Optional.empty();
        }
        Postmaster candidate = new Postmaster(cluster, pid.getAsLong());
        return candidate.isAlive() ? Optional.of(candidate) : Optional.empty();
    }

    /**
     * Tells whether it runs. A process number is reused, so it must also be a postgres, and the one of this directory.
     */
    boolean isAlive() {
        return ProcessHandle.of(pid).filter(this::isOfThisCluster).isPresent();
    }

    /**
     * Stops PostgreSQL. Open transactions are rolled back and the clients dropped; if that takes too long, the next
     * start recovers from the log.
     */
    void stop() {
        if (stoppedBy("INT", FAST_STOP) || stoppedBy("QUIT", ABRUPT_STOP) || stoppedBy("KILL", ABRUPT_STOP)) {
            return;
        }
        throw new StartupRefused(
                "PostgreSQL (process " + pid + ") on " + cluster + " cannot be stopped; stop it by hand.");
    }

    private boolean stoppedBy(String signal, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        // the JDK can only send TERM, for which PostgreSQL waits until every client has left; sh is everywhere, kill is
        // not
        ChildProcess.run(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid));
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(20));
        }
        return true;
    }

    private boolean isOfThisCluster(ProcessHandle process) {
        Path workingDirectory = PROCESSES.resolve(Long.toString(pid)).resolve("cwd");
        if (Files.isDirectory(PROCESSES.resolve("self"))) {
            try {
                return isPostgres(process) && Files.isSameFile(workingDirectory.toRealPath(), cluster);
            } catch (IOException e) {
                return false; // gone, or a stranger's
            }
        }
        return isPostgres(process) && startedWithItsFile(process);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.replace(" (deleted)", "").endsWith("/postgres"))
                .orElse(false);
    }

    private boolean startedWithItsFile(ProcessHandle process) {
        OptionalLong written = number(pidFile(cluster), 2);
        Optional<Instant> started = process.info().startInstant();
        return written.isPresent()
                && started.isPresent()
                && Duration.between(started.get(), Instant.ofEpochSecond(written.getAsLong()))
                                .abs()
                                .compareTo(CLOCK_SLACK)
                        <= 0;
    }

    private static List<String> pidFile(Path cluster) {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static OptionalLong number(List<String> lines, int line) {
        if (lines.size() <= line || !lines.get(line).strip().matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(lines.get(line).strip()));
    }
}
