package almanac.storage.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Attributes of a file on the disk.
 *
 * @param modified when its bytes were written; a program may set it to any moment
 * @param changed when the file was last changed in any way, which no program can set
 */
record Stamp(long size, long inode, Instant modified, Instant changed) {

    private static final String ATTRIBUTES = "unix:size,ino,lastModifiedTime,ctime";

    static Stamp of(Path place) throws IOException {
        Map<String, Object> found = Files.readAttributes(place, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        return new Stamp(
                (Long) value(found, "size"),
                (Long) value(found, "ino"),
                ((FileTime) value(found, "lastModifiedTime")).toInstant(),
                ((FileTime) value(found, "ctime")).toInstant());
    }

    private static Object value(Map<String, Object> found, String name) {
        return Objects.requireNonNull(found.get(name), name);
    }

    /** Tells whether the file is the copy that was laid out, unchanged since that moment; in doubt it is not. */
    boolean isUntouched(FileList.Line laidOut, Instant since) {
        return size == laidOut.blob().size()
                && inode == laidOut.inode()
                && modified.equals(laidOut.writtenAt())
                && changed.isBefore(since);
    }
}
