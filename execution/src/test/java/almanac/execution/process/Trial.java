package almanac.execution.process;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.execution.process.Condition.Ended;
import almanac.execution.process.LocalExecutor.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A job that is really run, with the best that the machine offers. */
record Trial(LocalExecutor executor, String job) {

    /**
     * Lock of the classes that run jobs whose names are not theirs alone: what is left of a job is found by its name, on the
     * whole machine.
     */
    static final String JOBS = "jobs of this machine";

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    static LocalExecutor executor(Path home, Terms terms) {
        return new LocalExecutor(home, InstantSource.system(), terms);
    }

    Trial start(String command, Limits limits) {
        executor.start(
                new Launch(job, command, folder(), Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"), Map.of(), limits));
        return this;
    }

    Path folder() {
        try {
            return Files.createDirectories(executor.directory(job).inside().resolve("work"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JobNotes notes() {
        return new JobNotes(executor.directory(job));
    }

    String printed() {
        return read(executor.directory(job).output());
    }

    String errors() {
        return read(executor.directory(job).errors());
    }

    List<ProcessTable.Line> processes() {
        return ProcessTable.now().under(notes().process().orElseThrow().number());
    }

    Ended end() {
        await(() -> executor.look(job) instanceof Ended);
        return (Ended) executor.look(job);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            ProcessKiller.pause();
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
