package almanac.execution.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Deletes a folder with whatever a job has made in it. Deep entries are moved up first, so neither a path that is too
 * long to be named nor any number of files stands against it. Links are deleted, never followed; a folder that its
 * owner has shut is opened first.
 */
final class Deletion {

    private static final String MOVED_UP = "gone-";

    private final Path top;
    private long moved;

    private Deletion(Path top) {
        this.top = top;
    }

    static void of(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            return;
        }
        Deletion deletion = new Deletion(folder);
        open(folder);
        while (deletion.isLeft()) {
            // each round deletes all that lies at the top
        }
        Files.deleteIfExists(folder);
    }

    /** Deletes one round, and tells whether there was anything to delete. */
    private boolean isLeft() throws IOException {
        boolean isAny = false;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(top)) {
            for (Path entry : entries) {
                isAny = true;
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    empty(entry);
                }
                Files.deleteIfExists(entry);
            }
        } catch (NoSuchFileException _) {
            return false;
        }
        return isAny;
    }

    private void empty(Path folder) throws IOException {
        open(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    open(entry); // to be moved it is written to
                    Files.move(entry, free());
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    /** Returns a name that is free: a kill may have left some entries that had been moved. */
    private Path free() {
        Path place = top.resolve(MOVED_UP + moved++);
        while (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            place = top.resolve(MOVED_UP + moved++);
        }
        return place;
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
