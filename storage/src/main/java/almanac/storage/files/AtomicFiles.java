package almanac.storage.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files and folders aside and moves them to their places in one step: a reader finds the former one or the new
 * one, never a half of it, whenever the process or the machine stops.
 */
public final class AtomicFiles {

    private AtomicFiles() {}

    /** What is on the disk when a call returns, and so survives a stop of the machine. */
    public enum Forced {
        NOTHING,

        /** The bytes of the file: what is found in the place later is whole. */
        CONTENT,

        /** The listing of the folder: the move survives. For drafts whose content was forced before. */
        PLACE,

        CONTENT_AND_PLACE
    }

    /** Writes a draft, which may be left by an earlier try. */
    @FunctionalInterface
    public interface Content {

        void to(Path draft) throws IOException;
    }

    /** Writes a file by way of a draft beside it. One caller at a time may write a file. */
    public static void write(Path file, Forced forced, Content content) throws IOException {
        write(file.resolveSibling(file.getFileName() + ".draft"), file, forced, content);
    }

    /** As {@link #write(Path, Forced, Content)}, by way of that draft, which is removed when the file is not written. */
    public static void write(Path draft, Path file, Forced forced, Content content) throws IOException {
        try {
            content.to(draft);
            put(draft, file, forced);
        } catch (IOException | RuntimeException e) {
            remove(draft, e);
            throw e;
        }
    }

    /** Moves a draft to its place, where it replaces a file or an empty folder. */
    public static void put(Path draft, Path place, Forced forced) throws IOException {
        if (forced == Forced.CONTENT || forced == Forced.CONTENT_AND_PLACE) {
            Disk.force(draft);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        if (forced == Forced.PLACE || forced == Forced.CONTENT_AND_PLACE) {
            Disk.force(place.toAbsolutePath().resolveSibling(""));
        }
    }

    private static void remove(Path draft, Exception failure) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
