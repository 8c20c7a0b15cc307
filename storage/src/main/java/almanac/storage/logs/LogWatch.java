package almanac.storage.logs;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an action as soon as the machine reports a write to a file in a folder: so it is known what a job wrote to one
 * file before it wrote to another. Where the machine does not report that, the regular looks do.
 */
final class LogWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogWatch.class);

    /** Shortest time between two actions: a job that writes without pause is not followed at every step. */
    private static final long BETWEEN = 1; // milliseconds

    private final Map<WatchKey, Runnable> actions = new ConcurrentHashMap<>();
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();
    private @Nullable WatchService service;
    private boolean isRefused;

    synchronized void begin(Path folder, Runnable action) {
        if (isRefused || keys.containsKey(folder)) {
            return;
        }
        try {
            WatchKey key = folder.register(
                    running(), StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            keys.put(folder, key);
            actions.put(key, action);
        } catch (NoSuchFileException _) {
            log.debug("{} is not there yet", folder);
        } catch (IOException e) {
            isRefused = true;
            log.warn("The machine does not tell of changes of files: {}", e.getMessage());
        }
    }

    synchronized void end(Path folder) {
        WatchKey key = keys.remove(folder);
        if (key != null) {
            actions.remove(key);
            key.cancel();
        }
    }

    private WatchService running() throws IOException {
        WatchService running = service;
        if (running == null) {
            running = FileSystems.getDefault().newWatchService();
            service = running;
            WatchService watched = running;
            Thread.ofPlatform().daemon().name("watch-of-logs").start(() -> watch(watched));
        }
        return running;
    }

    private void watch(WatchService watched) {
        try {
            while (true) {
                WatchKey key = watched.take();
                key.pollEvents();
                Runnable action = actions.get(key);
                if (action != null) {
                    run(action);
                }
                if (!key.reset()) { // the folder is gone
                    actions.remove(key);
                    keys.values().remove(key);
                }
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException | ClosedWatchServiceException _) {
            log.debug("Files are not watched any more");
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) { // one job's files are not all jobs'
            log.warn("A job's log cannot be looked at: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (service != null) {
            service.close();
        }
    }
}
