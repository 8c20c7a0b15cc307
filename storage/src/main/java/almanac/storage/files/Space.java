package almanac.storage.files;

import almanac.messaging.FullDisk;
import almanac.shared.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of the disk is left to others, among them the database: what would take that is refused.
 *
 * @param left bytes
 */
public record Space(Path folder, long left) {

    void require() throws IOException {
        room();
    }

    /** How many bytes may be written; never none, that is refused. */
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

    /** What is said to whoever wanted to have kept something: that the disk is full, unless it was something else. */
    public static RuntimeException refusal(IOException fault) {
        return FullDisk.isFull(fault) ? ErrorCode.NO_ROOM.with() : new UncheckedIOException(fault);
    }
}
