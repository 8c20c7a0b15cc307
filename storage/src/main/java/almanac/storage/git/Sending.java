package almanac.storage.git;

import almanac.storage.git.PackMemory.Held;
import java.io.IOException;
import org.eclipse.jgit.lib.Repository;

/** The memory that it takes to send what is in a repository: each object has a line, and some are looked at for differences. */
public final class Sending implements AutoCloseable {

    private static final long BYTES_OF_A_LINE = 200;

    private final Held memory;

    private Sending(Held memory) {
        this.memory = memory;
    }

    /** Waits until there is as much as it may take. */
    public static Sending from(Repository repository) throws IOException {
        long objects = repository.getObjectDatabase().getApproximateObjectCount();
        return new Sending(
                PackMemory.OF_THE_PROCESS.toSend(objects * BYTES_OF_A_LINE + 2 * SettingsOfNobody.SHARE_OF_MEMORY));
    }

    @Override
    public void close() {
        memory.close();
    }
}
