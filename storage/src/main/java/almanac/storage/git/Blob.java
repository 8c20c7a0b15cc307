package almanac.storage.git;

import almanac.shared.ErrorCode;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** What is in a file of a commit; good for as long as its repository is open. */
public final class Blob {

    private final Repository repository;
    private final ObjectId id;
    private final long size;

    Blob(Repository repository, ObjectId id, long size) {
        this.repository = repository;
        this.id = id;
        this.size = size;
    }

    /** Tells what is in it: the same for the same bytes. */
    public String id() {
        return id.name();
    }

    public long size() {
        return size;
    }

    /**
     * All of it, in parts when it is large. What has to be put together in memory is put aside on the disk at once, so that
     * who reads slowly holds no memory.
     */
    public InputStream open() throws IOException {
        try (ObjectReader objects = repository.newObjectReader()) {
            ObjectLoader object = objects.open(id, Constants.OBJ_BLOB);
            return object.isLarge() || size <= PackMemory.NOTHING ? object.openStream() : aside(object);
        } catch (PackMemory.Missing missing) {
            throw ErrorCode.NO_MEMORY.with(missing.sentence());
        }
    }

    /** In a file without a name, of which nothing is left. */
    private InputStream aside(ObjectLoader object) throws IOException {
        Path place = Files.createTempFile(repository.getDirectory().toPath(), Leftovers.READ, null);
        FileChannel file;
        try {
            file = FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(place);
        }
        try {
            object.copyTo(Channels.newOutputStream(file));
            file.position(0);
            return new Aside(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static final class Aside extends FilterInputStream {

        private final FileChannel file;

        Aside(FileChannel file) {
            super(new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
            this.file = file;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
