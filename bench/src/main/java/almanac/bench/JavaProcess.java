package almanac.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A server in a process of its own, on a port of this machine. */
final class JavaProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private final Process process;
    private final int port;

    private JavaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchFailed("There is no free port.", e);
        }
    }

    /** Starts the server, with its output appended to a file. */
    static JavaProcess start(List<String> command, int port, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(process::destroy)); // should this run be ended before its time
            return new JavaProcess(process, port);
        } catch (IOException e) {
            throw new BenchFailed(command.getFirst() + " cannot be started.", e);
        }
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits until the server answers the request with 200. It asks without pause, because a user waits for exactly
     * that.
     */
    void awaitAnswer(byte[] request) {
        Await.until("an answer on port " + port, LONGEST_START, () -> {
            if (!process.isAlive()) {
                throw new BenchFailed("A server did not start; its log says why.");
            }
            try (HttpConnection connection = new HttpConnection(port)) {
                return connection.exchange(request) == 200;
            } catch (IOException _) {
                return false;
            }
        });
    }

    /** Returns the resident memory in megabytes; empty when the operating system does not tell it. */
    OptionalLong residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!Await.end(process, LONGEST_STOP)) {
            process.destroyForcibly();
        }
    }
}
