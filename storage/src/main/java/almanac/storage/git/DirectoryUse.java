package almanac.storage.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks a directory as used by this process, by a shared lock on a file in it. The operating system takes the lock back
 * when the process ends, in whatever way, so a process that gets the lock alone knows that no other is at work there
 * (docs/adr/0035).
 */
final class DirectoryUse {

    private static final Logger log = LoggerFactory.getLogger(DirectoryUse.class);

    private static final String FILE = ".in-use";

    private static final Map<Path, FileLock> HELD = new HashMap<>();

    private DirectoryUse() {}

    /**
     * Holds the mark until the process ends.
     *
     * @param whenAlone runs first, and only when no other process uses the directory; others wait for its end
     */
    static synchronized void begin(Path directory, Runnable whenAlone) throws IOException {
        Path place = directory.toRealPath();
        if (HELD.containsKey(place)) {
            return;
        }
        FileChannel channel = FileChannel.open(
                place.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock alone = channel.tryLock();
            if (alone != null) {
                whenAlone.run();
                alone.release();
            }
            HELD.put(place, channel.lock(0, Long.MAX_VALUE, true));
        } catch (IOException e) {
            channel.close();
            log.warn("Files in {} cannot be locked, leftovers there stay until they are a day old: {}", directory, e);
        }
    }
}
