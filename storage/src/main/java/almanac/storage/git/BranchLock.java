package almanac.storage.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one process at a time move the branches of a repository. JGit's own lock files ({@code main.lock}) outlive a
 * process that is killed, and refuse every later move; this lock is the operating system's, which takes it back. So its
 * holder owns all of JGit's lock files there, and removes those that a killed process has left (docs/adr/0035).
 */
public final class BranchLock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BranchLock.class);

    private static final String FILE = "almanac-branches";
    private static final String LOCK_OF_GIT = ".lock";

    /** Age of lock files that are left: a git program that an operator runs on the repository holds a lock for less. */
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(10);

    private static final long BETWEEN_TRIES = 20; // milliseconds

    /**
     * Locks between threads of this process, which can lock a file only once; those of one repository always share one.
     */
    private static final List<ReentrantLock> THREADS =
            IntStream.range(0, 64).mapToObj(_ -> new ReentrantLock(true)).toList();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private BranchLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /** Takes the lock until it is closed; null when another process or thread held it for so long. */
    public static @Nullable BranchLock of(Repository repository, Duration wait) throws IOException {
        return of(repository.getDirectory().toPath(), wait);
    }

    /** Removes what a killed process has left in the repository at the place, unless branches are being moved there. */
    static void removeLeftovers(Path place) throws IOException {
        BranchLock lock = of(place, Duration.ZERO);
        if (lock != null) {
            lock.close();
        }
    }

    private static @Nullable BranchLock of(Path place, Duration wait) throws IOException {
        long end = System.nanoTime() + wait.toNanos();
        ReentrantLock thread = THREADS.get(Math.floorMod(place.toRealPath().hashCode(), THREADS.size()));
        try {
            if (!thread.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
            BranchLock lock = null;
            try {
                lock = locked(thread, place, end);
                return lock;
            } finally {
                if (lock == null) {
                    thread.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static @Nullable BranchLock locked(ReentrantLock thread, Path place, long end)
            throws IOException, InterruptedException {
        FileChannel channel =
                FileChannel.open(place.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isHeld = false;
        try {
            isHeld = isGot(channel, end) && areLeftoversRemoved(place, channel, end);
            return isHeld ? new BranchLock(thread, channel) : null;
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
    }

    private static boolean isGot(FileChannel channel, long end) throws IOException, InterruptedException {
        FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_TRIES);
            lock = channel.tryLock();
        }
        return lock != null;
    }

    /** Removes lock files, and waits for those that are young: a git program that is at work may hold them. */
    private static boolean areLeftoversRemoved(Path place, FileChannel channel, long end)
            throws IOException, InterruptedException {
        List<Path> left = locksOfGit(place);
        while (!left.isEmpty()) {
            FileTime old = FileTime.from(now(place, channel).minus(LONGEST_MOVE));
            for (Path file : left) {
                removeIfOlder(file, old);
            }
            left = locksOfGit(place);
            if (!left.isEmpty()) {
                if (System.nanoTime() >= end) {
                    return false;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
        return true;
    }

    /** Returns the time of the machine whose disk it is, which has stamped the lock files as well. */
    private static Instant now(Path place, FileChannel channel) throws IOException {
        channel.write(ByteBuffer.allocate(1), 0);
        return Files.getLastModifiedTime(place.resolve(FILE)).toInstant();
    }

    private static void removeIfOlder(Path file, FileTime moment) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).compareTo(moment) < 0) {
                Files.delete(file);
                log.warn("{} was left by a process that was killed, and is removed", file);
            }
        } catch (NoSuchFileException _) {
            // its holder was at work, and has removed it
        }
    }

    private static List<Path> locksOfGit(Path place) throws IOException {
        try (Stream<Path> top = Files.list(place);
                Stream<Path> refs = Files.walk(place.resolve("refs"))) {
            return Stream.concat(top, refs)
                    .filter(file -> file.getFileName().toString().endsWith(LOCK_OF_GIT))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            thread.unlock();
        }
    }
}
