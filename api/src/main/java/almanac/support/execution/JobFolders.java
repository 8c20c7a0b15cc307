package almanac.support.execution;

import almanac.storage.execution.JobDirectory;
import almanac.storage.logs.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** What a job has on the disk. */
record JobFolders(JobDirectory directory) {

    private static final String NOTHING = "-";

    Path work() {
        return directory.inside().resolve("work");
    }

    Path datasets() {
        return directory.inside().resolve("datasets");
    }

    Path home() {
        return directory.inside().resolve("home");
    }

    LogFiles logs() {
        return new LogFiles(directory.preparation(), directory.output(), directory.errors());
    }

    void say(String line) {
        directory.say(line);
    }

    /** Whatever a preparation that was cut short has left is gone. */
    void empty() {
        try {
            for (Path folder : new Path[] {work(), datasets(), home()}) {
                FileSystemUtils.deleteRecursively(folder);
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was done before a restart is not done again. */
    @Nullable
    String once(String name, Supplier<@Nullable String> work) {
        String done = directory.remembered(name).orElseGet(() -> {
            String result = work.get();
            String text = result == null ? NOTHING : result;
            directory.remember(name, text);
            return text;
        });
        return done.equals(NOTHING) ? null : done;
    }

    /** What the job has changed will be lost. */
    void discard() {
        directory.remember("discarded", "yes");
    }

    boolean isToBeDiscarded() {
        return directory.remembered("discarded").isPresent();
    }
}
