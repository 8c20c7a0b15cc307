package almanac.storage.files;

import almanac.messaging.FullDisk;
import almanac.shared.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room on the disk, less what is left to others, among them the database: a write into that is refused.
 *
 * @param left bytes that are left to others
 */
public record Space(Path folder, long left) {

    void require() throws IOException {
        room();
    }

    /** Returns how many bytes may be written, at least one: without room it refuses. */
    public long room() throws IOException {
        long room = free();
        if (room <= 0) {
            throw ErrorCode.NO_ROOM.with();
        }
        return room;
    }

    boolean has(long bytes) throws IOException {
        return bytes <= free();
    }

    private long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() - left;
    }

    /** Returns the refusal for a failed write: that the disk is full, unless the cause is another. */
    public static RuntimeException refusal(IOException fault) {
        return FullDisk.isFull(fault) ? ErrorCode.NO_ROOM.with() : new UncheckedIOException(fault);
    }
}
