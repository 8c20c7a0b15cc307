package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import almanac.contract.Api;
import almanac.deployment.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program in a process of its own on a data directory: what a person starts, kills and starts again. */
final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    private static final Pattern LISTENS = Pattern.compile("Almanac listens on http://127\\.0\\.0\\.1:(\\d+)");

    private final Path data;
    private final Process process;
    private final int port;

    private ServerProcess(Path data, Process process, int port) {
        this.data = data;
        this.process = process;
        this.port = port;
    }

    /**
     * On a data directory that is there, or else on one that is as after the first start of a server.
     *
     * @param options settings of the server, and options of the JVM, which begin with -X
     */
    static ServerProcess on(Path data, String... options) throws IOException, InterruptedException {
        if (Files.notExists(data)) {
            FreshData.copyTo(data);
        }
        return start(data, options);
    }

    /** On a data directory that it makes. */
    static ServerProcess start(Path data, String... options) throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1"));
        Stream.of(options).filter(option -> option.startsWith("-X")).forEach(jvm::add);
        List<String> words = new ArrayList<>(List.of("serve", "--server.port=0", "--almanac.data-dir=" + data));
        Stream.of(options).filter(option -> !option.startsWith("-X")).forEach(words::add);
        List<String> command = Image.built().command(jvm, words);
        Path output = Files.createTempFile(data.getParent(), "server", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ServerProcess(data, process, awaitPort(process, output));
    }

    private static int awaitPort(Process process, Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher listens = LISTENS.matcher(Files.readString(output));
            if (listens.find()) {
                return Integer.parseInt(listens.group(1));
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        return fail("the server did not start: " + Files.readString(output));
    }

    /** As its administrator. */
    Api api() throws IOException {
        return api(Files.readString(data.resolve("admin-api-key")).strip());
    }

    Api anonymous() {
        return Api.onPort(port);
    }

    Api api(String key) {
        return anonymous().withKey(key);
    }

    /** As commands take it. */
    String url() {
        return "--url=http://127.0.0.1:" + port;
    }

    TableDump tables() throws IOException {
        return TableDump.of(data);
    }

    /** As Ctrl-C does. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        assertThat(process.onExit()).succeedsWithin(LONGEST_STOP);
    }

    void killPostgres() throws IOException {
        killPostgresOf(data);
    }

    /** Of whichever server left it running there. */
    static void killPostgresOf(Path data) throws IOException {
        Path pid = data.resolve("postgres/postmaster.pid");
        if (Files.exists(pid)) {
            long postmaster = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
