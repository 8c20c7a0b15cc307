package almanac.execution.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of one job. Each note is written whole or not at all. */
public final class ProcessDirectory {

    /** Name of the folder that the job finds as the machine's {@code /tmp}. */
    static final String TEMPORARY = "tmp";

    private static final int LONGEST_NOTE = 4_000;

    private final Path path;

    ProcessDirectory(Path path) {
        this.path = path;
    }

    static ProcessDirectory made(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            ProcessDirectory directory = new ProcessDirectory(path);
            Files.createDirectories(directory.inside());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Returns the job's own folder. The rest is written by the server, and out of the job's reach where the machine
     * allows that.
     */
    public Path inside() {
        return path.resolve("inside");
    }

    /** Returns the file of the command's output. */
    public Path output() {
        return path.resolve("stdout");
    }

    public Path errors() {
        return path.resolve("stderr");
    }

    /** Creates all that the job itself may write to: it is not let create it. */
    List<Path> madeForTheJob() {
        try {
            Path temporary = Files.createDirectories(path.resolve(TEMPORARY));
            for (Path file : List.of(output(), errors())) {
                Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            return List.of(inside(), temporary, output(), errors());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the log of the preparation, before the command starts. */
    public Path preparation() {
        return path.resolve("prepare");
    }

    /** Adds a line to the log of the preparation. */
    public void say(String line) {
        try {
            Files.writeString(preparation(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a word that the server noted for the time after a restart; empty when it was not written whole. */
    public Optional<String> remembered(String name) {
        return note("own-" + name).filter(word -> !word.isEmpty());
    }

    /** Notes a word, which survives a power cut. */
    public void remember(String name, String word) {
        note("own-" + name, word, true);
    }

    /** Returns a note, which after a power cut may hold anything. */
    Optional<String> note(String name) {
        Path file = path.resolve(name);
        try {
            return Files.size(file) > LONGEST_NOTE
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(file), UTF_8).strip());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when a note was written. */
    Optional<Instant> noted(String name) {
        try {
            return Optional.of(Files.getLastModifiedTime(path.resolve(name)).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Returns when the command began, as the disk of this directory tells the time; the earliest instant when it has
     * not.
     */
    public Instant began() {
        return noted("process").orElse(Instant.MIN);
    }

    void note(String name, String text) {
        note(name, text, false);
    }

    /** Writes a note; a forced one survives a power cut. */
    void note(String name, String text, boolean isForced) {
        try {
            AtomicFiles.write(
                    path.resolve(name),
                    isForced ? Forced.CONTENT : Forced.NOTHING,
                    draft -> Files.writeString(draft, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Deletion.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
