package almanac.storage.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Files that servers were writing when they were killed. Other servers may share the directory: young files may still
 * be written to.
 *
 * @param before everything older is left; null while no other process uses the directory, for then everything is
 */
record Leftovers(Path directory, @Nullable Instant before) {

    static final String UNFINISHED = "unfinished-";
    static final String RECEIVED = "received-";
    static final String READ = "read-";

    /** A mirror's leftovers, which the next fetch of the mirror removes. */
    static final String MIRROR = "mirror-";

    private static final String ALL = "*";

    /** Names that JGit gives to packs, and to single objects, until they are whole. */
    private static final String OF_JGIT = "{incoming_,noz}*";

    /** Word of JGit in the mark of a pack that it is putting into place; git programs write other words. */
    private static final String MARK_OF_JGIT = "jgit ";

    void remove() {
        remove(directory, UNFINISHED + ALL);
        remove(directory, RECEIVED + ALL);
        try (DirectoryStream<Path> repositories = Files.newDirectoryStream(directory, "*.git")) {
            for (Path repository : repositories) {
                removeOf(repository);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeOf(Path repository) throws IOException {
        remove(repository.resolve("objects"), READ + ALL);
        remove(repository.resolve("objects"), OF_JGIT);
        removeMarks(repository.resolve("objects/pack"));
        if (NewRepository.isAt(repository)
                && !repository.getFileName().toString().startsWith(MIRROR)) {
            BranchLock.removeLeftovers(repository);
        }
    }

    /**
     * Removes marks, and packs without an index. Such a pack is never read, and JGit takes it for the whole pack when
     * the same is sent again: then its objects are missing, and the push is refused for good.
     */
    private void removeMarks(Path packs) {
        each(packs, "pack-*.keep", mark -> {
            if (Files.readString(mark, StandardCharsets.ISO_8859_1).startsWith(MARK_OF_JGIT)) {
                String name = mark.getFileName().toString().replace(".keep", "");
                if (!Files.exists(packs.resolve(name + ".idx"))) {
                    Files.deleteIfExists(packs.resolve(name + ".pack"));
                }
                Files.deleteIfExists(mark);
            }
        });
        remove(packs, "pack-*.keep.lock");
    }

    private void remove(Path folder, String names) {
        each(folder, names, FileSystemUtils::deleteRecursively);
    }

    private interface Removal {
        void of(Path left) throws IOException;
    }

    private void each(Path folder, String names, Removal removal) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            for (Path left : found) {
                if (before == null
                        || Files.getLastModifiedTime(left).toInstant().isBefore(before)) {
                    removal.of(left);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            // others have removed it meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
