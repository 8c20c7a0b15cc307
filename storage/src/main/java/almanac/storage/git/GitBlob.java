package almanac.storage.git;

import almanac.shared.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Content of a file of a commit; usable for as long as its repository is open. */
public final class GitBlob {

    private final Repository repository;
    private final ObjectId id;
    private final long size;

    GitBlob(Repository repository, ObjectId id, long size) {
        this.repository = repository;
        this.id = id;
        this.size = size;
    }

    /** Returns the id of the content: the same for the same bytes. */
    public String id() {
        return id.name();
    }

    public long size() {
        return size;
    }

    /** Opens the content, which is read in parts when it is large. A slow reader holds no memory. */
    public InputStream open() throws IOException {
        ObjectReader objects = repository.newObjectReader();
        try {
            return new Opened(objects.open(id, Constants.OBJ_BLOB).openStream(), objects);
        } catch (PackMemory.Missing missing) {
            objects.close();
            throw ErrorCode.NO_MEMORY.with(missing.sentence());
        } catch (IOException | RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    private static final class Opened extends FilterInputStream {

        private final ObjectReader objects;

        Opened(InputStream bytes, ObjectReader objects) {
            super(bytes);
            this.objects = objects;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                objects.close();
            }
        }
    }
}
