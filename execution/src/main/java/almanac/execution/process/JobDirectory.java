package almanac.execution.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of one job. What is remembered of it is written whole or not at all. */
public final class JobDirectory {

    /** What the job finds as the machine's {@code /tmp}. */
    static final String TEMPORARY = "tmp";

    private static final int LONGEST_NOTE = 4_000;

    private final Path path;

    JobDirectory(Path path) {
        this.path = path;
    }

    static JobDirectory made(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            JobDirectory directory = new JobDirectory(path);
            Files.createDirectories(directory.inside());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** What the job has to itself. The rest is written by those who run it, and out of its reach where that can be had. */
    public Path inside() {
        return path.resolve("inside");
    }

    /** What the command prints. */
    public Path output() {
        return path.resolve("stdout");
    }

    public Path errors() {
        return path.resolve("stderr");
    }

    /** All that the job itself may write to: made now, for it is not let make it. */
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

    /** What is said of the preparation, before the command starts. */
    public Path preparation() {
        return path.resolve("prepare");
    }

    /** Adds a line to what is said of the preparation. */
    public void say(String line) {
        try {
            Files.writeString(preparation(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A word that the one who runs the job has left here for the time after a restart; none when it was not left whole. */
    public Optional<String> remembered(String name) {
        return note("own-" + name).filter(word -> !word.isEmpty());
    }

    /** It is here after a power cut, too. */
    public void remember(String name, String word) {
        note("own-" + name, word, true);
    }

    /** A power cut may have left anything. */
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

    /** When a note was written. */
    Optional<Instant> noted(String name) {
        try {
            return Optional.of(Files.getLastModifiedTime(path.resolve(name)).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** When the command began, as the disk of this directory tells the time; the first of all moments when it has not. */
    public Instant began() {
        return noted("process").orElse(Instant.MIN);
    }

    void note(String name, String text) {
        note(name, text, false);
    }

    /** When it is forced it is here after a power cut, too. */
    void note(String name, String text, boolean isForced) {
        Path draft = path.resolve(name + ".draft");
        try {
            try (FileChannel file = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                if (isForced) {
                    file.force(true);
                }
            }
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
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
