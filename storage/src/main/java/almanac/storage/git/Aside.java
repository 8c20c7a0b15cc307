package almanac.storage.git;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectStream;

/**
 * A large object that had to be put together in memory, copied to a file without a name: so even a slow reader holds no
 * memory. The file disappears however the server ends.
 */
final class Aside extends ObjectLoader implements AutoCloseable {

    private static final int PART = 1 << 16;

    private final FileChannel file;
    private final int type;
    private final long size;

    private Aside(FileChannel file, int type, long size) {
        this.file = file;
        this.type = type;
        this.size = size;
    }

    /** @param folder that has room for the object */
    static Aside of(ObjectLoader object, Path folder) throws IOException {
        FileChannel file = nameless(folder, Leftovers.READ);
        try {
            object.copyTo(Channels.newOutputStream(file));
            return new Aside(file, object.getType(), object.getSize());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** @param name prefix of the name that the file has for a moment */
    static FileChannel nameless(Path folder, String name) throws IOException {
        Path place = Files.createTempFile(folder, name, null);
        try {
            return FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(place);
        }
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public boolean isLarge() {
        return true;
    }

    @Override
    public byte[] getCachedBytes() {
        throw new LargeObjectException();
    }

    @Override
    public ObjectStream openStream() {
        return new ObjectStream.Filter(type, size, new BufferedInputStream(new FromBeginning(), PART));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads from the beginning; several readers may do so at a time. */
    private final class FromBeginning extends InputStream {

        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int length = file.read(ByteBuffer.wrap(bytes, from, most), position);
            position += Math.max(length, 0);
            return length;
        }
    }
}
