package almanac.execution;

import almanac.execution.process.ProcessDirectory;
import almanac.storage.logs.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folders and notes of a job on the disk. */
record JobFolders(ProcessDirectory directory) {

    private static final Logger log = LoggerFactory.getLogger(JobFolders.class);

    private static final String NOTHING = "-";
    private static final String ATTEMPTS = "attempts";

    Path work() {
        return directory.inside().resolve("work");
    }

    Path datasets() {
        return directory.inside().resolve("datasets");
    }

    /** Returns the folder of the imported repositories, each in a folder of its name. */
    Path repositories() {
        return directory.inside().resolve("repos");
    }

    Path home() {
        return directory.inside().resolve("home");
    }

    /** Returns the folder of the programs that the machine lacks. */
    Path programs() {
        return directory.inside().resolve("bin");
    }

    /** Returns the file of the job's credential, beside its other folders: no result of a job is read from there. */
    Path token() {
        return directory.inside().resolve("token");
    }

    /** Returns the folder of what serves the calls of a model API, beside the checkout. */
    Path serving() {
        return directory.inside().resolve("serving");
    }

    LogFiles logs() {
        return new LogFiles(directory.preparation(), directory.output(), directory.errors());
    }

    /**
     * Tells whether a folder is where it was made. The job could put anything in its place, a link to the server's own
     * files among it: any reader of what a job has left asks this first, when the job's processes are gone.
     */
    boolean isInPlace(Path folder) {
        try {
            Path own = directory.path();
            return folder.toRealPath().equals(own.toRealPath().resolve(own.relativize(folder)));
        } catch (IOException _) {
            return false;
        }
    }

    void say(String line) {
        directory.say(line);
    }

    /** Adds a line to the log; a failure is ignored, for the disk may be full. */
    void mention(String line) {
        try {
            directory.say(line);
        } catch (UncheckedIOException e) {
            log.warn("Job {} cannot be told: {}", directory.path().getFileName(), line, e);
        }
    }

    /** Empties the folders of whatever an interrupted preparation has left. */
    void empty() {
        try {
            for (Path folder : new Path[] {work(), repositories(), datasets(), home()}) {
                FileSystemUtils.deleteRecursively(folder);
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Does the work unless it was done before a restart. The work counts as done even where that cannot be noted, for
     * the disk is full.
     */
    @Nullable
    String once(String name, Supplier<@Nullable String> work) {
        String done = directory.remembered(name).orElseGet(() -> {
            String result = work.get();
            String text = result == null ? NOTHING : result;
            quietly(name, text);
            return text;
        });
        return done.equals(NOTHING) ? null : done;
    }

    /**
     * Tells whether the job's work may be tried once more: work that ends the server each time would end it for ever.
     * Counts attempts until {@link #hasOutlasted one} is over.
     */
    boolean mayTry(int attempts) {
        int before = directory.remembered(ATTEMPTS).map(JobFolders::number).orElse(0);
        quietly(ATTEMPTS, Integer.toString(before + 1));
        return before < attempts;
    }

    void hasOutlasted() {
        quietly(ATTEMPTS, "0");
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private void quietly(String name, String word) {
        try {
            directory.remember(name, word);
        } catch (UncheckedIOException e) {
            log.warn("Nothing can be remembered of job {}", directory.path().getFileName(), e);
        }
    }

    /** Notes the commit whose files the job is being given. */
    void isOf(String commit) {
        directory.remember("commit", commit);
    }

    /** Returns the commit of the job's files; null when it is not known yet. */
    @Nullable
    String commit() {
        return directory.remembered("commit").orElse(null);
    }

    /** Discards the job's changes. */
    void discard() {
        directory.remember("discarded", "yes");
    }

    boolean isToBeDiscarded() {
        return directory.remembered("discarded").isPresent();
    }
}
