package almanac.storage.git;

import almanac.storage.git.PackMemory.Held;
import java.io.IOException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.Repository;

/** Reserves the memory for sending a repository: each object has a line, and some are compared to find differences. */
public final class Sending implements AutoCloseable {

    private static final long BYTES_OF_A_LINE = 200;

    /** Bytes for objects that are in no pack: they are not counted, and mostly little. */
    private static final long LOOSE = 1 << 20;

    private final Held memory;

    private Sending(Held memory) {
        this.memory = memory;
    }

    /**
     * Waits for the memory that sending may take. Differences are looked for in no more bytes than the repository has.
     */
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
