package almanac.storage.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;

/** What servers were writing when they were killed. Others may share the directory: what is not old may still be written to. */
record Leftovers(Path directory, Instant before) {

    static final String UNFINISHED = "unfinished-";
    static final String RECEIVED = "received-";
    static final String READ = "read-";

    private static final String ALL = "*";

    /** Names that JGit gives to packs, and to single objects, until they are whole. */
    private static final String OF_JGIT = "{incoming_,noz}*";

    void remove() {
        remove(directory, UNFINISHED + ALL);
        remove(directory, RECEIVED + ALL);
        try (DirectoryStream<Path> repositories = Files.newDirectoryStream(directory, "*.git")) {
            for (Path repository : repositories) {
                remove(repository.resolve("objects"), READ + ALL);
                remove(repository.resolve("objects"), OF_JGIT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(Path folder, String names) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            for (Path left : found) {
                if (Files.getLastModifiedTime(left).toInstant().isBefore(before)) {
                    FileSystemUtils.deleteRecursively(left);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            // others have removed it meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
