package almanac.execution.process;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the executor's notes on a job, in files of its directory. */
final class JobNotes {

    private static final Logger log = LoggerFactory.getLogger(JobNotes.class);

    /** Last line of a whole exit note. */
    private static final String WRITTEN = "end";

    private static final Pattern MINUTES = Pattern.compile("(\\d+)m(\\d+)[.,](\\d+)s");

    private final ProcessDirectory directory;

    JobNotes(ProcessDirectory directory) {
        this.directory = directory;
    }

    /** How the job ended, as the process around it wrote it down, and when. */
    record Exit(int status, Duration cpuTime, Instant at) {}

    record Measure(Usage usage, Instant at) {}

    Optional<ProcessId> process() {
        return read("process", ProcessId::parse);
    }

    Optional<Exit> exit() {
        return read("exit", text -> {
            String[] lines = text.split("\n", 2);
            return text.endsWith(WRITTEN)
                    ? new Exit(
                            Integer.parseInt(lines[0].strip()),
                            times(lines.length > 1 ? lines[1] : ""),
                            directory.noted("exit").orElse(Instant.EPOCH))
                    : null;
        });
    }

    /** Reads a note; one that a power cut has made unreadable counts as none. */
    private <T> Optional<T> read(String name, Function<String, @Nullable T> reading) {
        return directory.note(name).map(text -> {
            try {
                return reading.apply(text);
            } catch (NumberFormatException | IndexOutOfBoundsException _) {
                return null;
            }
        });
    }

    /** Returns the first process of the job's PID name space: when it ends, the kernel ends all others in there. */
    Optional<ProcessId> first() {
        return read("first", ProcessId::parse);
    }

    /** Returns the sandbox in which the job was started, which may be other than that of a new job. */
    Optional<Sandbox> sandbox() {
        return directory.note("containment").map(Sandbox::valueOf);
    }

    void sandbox(Sandbox sandbox) {
        directory.note("containment", sandbox.name());
    }

    /** Returns the processors that the job is held to; empty when it may have all. */
    Optional<String> processors() {
        return directory.note("processors").filter(list -> !list.isBlank());
    }

    void processors(String list) {
        directory.note("processors", list);
    }

    /** Returns when the job began, as its disk tells the time. */
    Optional<Instant> beginning() {
        return directory.noted("process");
    }

    void limits(Limits limits, Instant start) {
        long end = start.plus(limits.wallClock()).toEpochMilli();
        directory.note(
                "limits", "%d %d %d %d".formatted(limits.memoryBytes(), limits.processes(), end, start.toEpochMilli()));
    }

    long memory() {
        return limit(0);
    }

    long processes() {
        return limit(1);
    }

    Instant end() {
        return Instant.ofEpochMilli(limit(2));
    }

    Instant since() {
        return Instant.ofEpochMilli(limit(3));
    }

    private long limit(int place) {
        return read("limits", text -> Long.parseLong(text.split(" ", -1)[place]))
                .orElse(Long.MAX_VALUE >> 12);
    }

    /** Returns when the grace of a job that was asked to stop ends; the first such moment counts. */
    Optional<Instant> killAt() {
        return read("kill", text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }

    void killAt(Instant moment) {
        if (killAt().filter(earlier -> earlier.isBefore(moment)).isEmpty()) {
            quietly("kill", Long.toString(moment.toEpochMilli()));
        }
    }

    @Nullable
    String reason() {
        return directory.note("reason").filter(text -> !text.isEmpty()).orElse(null);
    }

    void reason(String sentence) {
        if (reason() == null) {
            quietly("reason", sentence);
        }
    }

    /** Returns how many processes of any job the kernel had ended for want of memory, at the last look. */
    long kernelKills() {
        return read("kernel-kills", Long::parseLong).orElse(Long.MAX_VALUE);
    }

    void kernelKills(long count) {
        quietly("kernel-kills", Long.toString(count));
    }

    boolean isSwept() {
        return directory.note("swept").isPresent();
    }

    void swept() {
        quietly("swept", "");
    }

    Measure measured() {
        return read("usage", text -> {
                    String[] parts = text.split(" ", -1);
                    return new Measure(
                            new Usage(
                                    Long.parseLong(parts[0]),
                                    Double.parseDouble(parts[1]),
                                    Duration.ofMillis(Long.parseLong(parts[2]))),
                            Instant.ofEpochMilli(Long.parseLong(parts[3])));
                })
                .orElse(new Measure(Usage.NOTHING, Instant.EPOCH));
    }

    void measured(Usage usage, Instant at) {
        quietly(
                "usage",
                "%d %s %d %d"
                        .formatted(
                                usage.peakMemoryBytes(),
                                usage.peakCores(),
                                usage.cpuTime().toMillis(),
                                at.toEpochMilli()));
    }

    /**
     * Writes a note if it can: a full disk must not keep a job from being ended, and the figure is found out once more.
     */
    private void quietly(String name, String text) {
        try {
            directory.note(name, text);
        } catch (UncheckedIOException e) {
            log.warn("Nothing can be noted of a job: {}", e.getMessage());
        }
    }

    /** Reads the times that the shell prints of itself and its children. */
    private static Duration times(String text) {
        Matcher time = MINUTES.matcher(text);
        Duration sum = Duration.ZERO;
        while (time.find()) {
            double seconds = Double.parseDouble(time.group(2) + "." + time.group(3));
            sum = sum.plusSeconds(60 * Long.parseLong(time.group(1))).plusMillis(Math.round(seconds * 1000));
        }
        return sum;
    }
}
