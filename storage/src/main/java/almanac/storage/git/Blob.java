package almanac.storage.git;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jgit.lib.ObjectLoader;

/** What is in a file of a commit; good for as long as its repository is open. */
public final class Blob {

    private final ObjectLoader object;

    Blob(ObjectLoader object) {
        this.object = object;
    }

    public long size() {
        return object.getSize();
    }

    /** Writes all of it, in parts when it is large. */
    public void copyTo(OutputStream out) throws IOException {
        object.copyTo(out);
    }
}
