package almanac.storage.git;

import almanac.storage.git.PackMemory.Held;
import java.io.IOException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.Repository;

/** The memory that it takes to send what is in a repository: each object has a line, and some are looked at for differences. */
public final class Sending implements AutoCloseable {

    private static final long BYTES_OF_A_LINE = 200;

    /** What is in no pack is not counted, and mostly little. */
    private static final long LOOSE = 1 << 20;

    private final Held memory;

    private Sending(Held memory) {
        this.memory = memory;
    }

    /** Waits until there is as much as it may take. What is looked at for differences is no more than there is. */
    public static Sending from(Repository repository) throws IOException {
        long objects = repository.getObjectDatabase().getApproximateObjectCount();
        long bytes = LOOSE;
        if (repository instanceof FileRepository files) {
            for (Pack pack : files.getObjectDatabase().getPacks()) {
                bytes += pack.getPackFile().length();
            }
        }
        long differences = 2 * Math.min(bytes, SettingsOfNobody.SHARE_OF_MEMORY);
        return new Sending(PackMemory.OF_THE_PROCESS.toSend(objects * BYTES_OF_A_LINE + differences));
    }

    @Override
    public void close() {
        memory.close();
    }
}
