package almanac.storage.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places for files that a process has not finished: a folder of its own, locked for as long as the process lives. Those
 * of processes that died are removed when one starts.
 */
final class Drafts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private final AtomicLong last = new AtomicLong();

    private Drafts(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Drafts in(Path all) {
        try {
            Disk.folder(all);
            removeDeserted(all);
            Path own = Files.createTempDirectory(all, "of-");
            FileChannel lock = open(own);
            lock.lock();
            return new Drafts(own, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeDeserted(Path all) throws IOException {
        for (Path folder : Disk.entries(all)) {
            try (FileChannel channel = open(folder);
                    FileLock mine = lockIfDeserted(channel)) {
                if (mine != null) {
                    Disk.remove(folder);
                }
            } catch (NoSuchFileException e) {
                log.debug("Another server that is starting has removed {} already", folder, e);
            }
        }
    }

    private static @Nullable FileLock lockIfDeserted(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) { // held by another server in this process
            return null;
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Returns a name that no other draft has. */
    Path next() {
        return folder.resolve(Long.toString(last.incrementAndGet()));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Disk.remove(folder);
    }
}
