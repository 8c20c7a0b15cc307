package almanac.storage.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Writes streams into new files, and digests them on the way. */
final class NewFile {

    private static final int BUFFER = 1 << 16;

    /** Bytes that may arrive between two checks of the room on the disk. */
    private static final int LOOK_AFTER = 1 << 24;

    private NewFile() {}

    /** Writes the stream to the disk itself, as long as there is room, and returns the digest. */
    static MessageDigest write(Path file, InputStream bytes, MessageDigest digest, Space space) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = BlobStore.next(bytes, buffer); read >= 0; read = BlobStore.next(bytes, buffer)) {
                if (left <= 0) {
                    space.require();
                    left = LOOK_AFTER;
                }
                left -= read;
                digest.update(buffer, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
            channel.force(true);
        }
        return digest;
    }
}
