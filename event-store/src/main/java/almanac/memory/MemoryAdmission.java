package almanac.memory;

import almanac.shared.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Admits work by the memory that it may take, in bytes: work that is admitted together never takes more than the limit.
 * Work that finds no room waits in line for a while and is then refused, to be tried again later. One caller has half
 * of the memory at most, so that others are served whatever it sends (docs/adr/0030).
 */
public final class MemoryAdmission {

    private static final ThreadLocal<Claim> OF_THREAD = new ThreadLocal<>();

    private final long most;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> line = new ArrayList<>();
    private final Map<String, Long> byCaller = new HashMap<>();
    private long taken;

    /**
     * Starts with all memory free.
     *
     * @param most bytes that may be taken together
     * @param patience how long work waits for them
     */
    public MemoryAdmission(long most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    private record Waiting(String caller, long own, long bytes, Condition admitted) {}

    /**
     * Claims so many bytes for a caller, until the claim is closed; waits for them, and is refused when none get free.
     */
    public Claim claim(String caller, long bytes) {
        Claim claim = new Claim(caller);
        claim.grow(Math.min(bytes, share()));
        return claim;
    }

    /** Returns how many bytes are taken at the moment. */
    public long taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Grows the claim of the request that this thread works for to at least so many bytes, before they are read; waits
     * for the bytes that it lacks. Work without a request is bounded by itself.
     */
    public static void cover(long bytes) {
        Claim claim = OF_THREAD.get();
        if (claim != null && bytes > claim.bytes) {
            claim.grow(bytes - claim.bytes);
        }
    }

    private long share() {
        return most / 2;
    }

    private void take(String caller, long own, long bytes) {
        if (own + bytes > most) {
            throw ErrorCode.NO_MEMORY.with(
                    "it would take %d bytes, and there are %d in all for requests".formatted(own + bytes, most));
        }
        lock.lock();
        try {
            Waiting waiting = new Waiting(caller, own, bytes, lock.newCondition());
            line.add(waiting);
            admit();
            await(waiting);
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiting waiting) {
        long left = patience.toNanos();
        try {
            while (line.contains(waiting) && left > 0) {
                left = waiting.admitted().awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (line.remove(waiting)) {
            admit(); // it may have kept others waiting
            throw ErrorCode.NO_MEMORY.with("other requests have what there is, try again");
        }
    }

    /** Admits waiting work in the order of its arrival, passing over callers that have their share already. */
    private void admit() {
        Iterator<Waiting> next = line.iterator();
        while (next.hasNext()) {
            Waiting first = next.next();
            if (isWithinShare(first)) {
                if (taken + first.bytes() > most) {
                    return;
                }
                next.remove();
                taken += first.bytes();
                byCaller.merge(first.caller(), first.bytes(), Long::sum);
                first.admitted().signal();
            }
        }
    }

    /** Tells whether the caller stays within its share. One request alone may have more, where it needs that. */
    private boolean isWithinShare(Waiting work) {
        long has = byCaller.getOrDefault(work.caller(), 0L);
        return has + work.bytes() <= share() || has == work.own();
    }

    private void give(String caller, long bytes) {
        lock.lock();
        try {
            taken -= bytes;
            byCaller.computeIfPresent(caller, (same, has) -> has > bytes ? has - bytes : null);
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** The memory that one request has taken. */
    public final class Claim implements AutoCloseable {

        private final String caller;
        private long bytes;

        private Claim(String caller) {
            this.caller = caller;
        }

        private void grow(long more) {
            take(caller, bytes, more);
            bytes += more;
        }

        /** Makes the thread at hand work for this claim from now on. */
        public void attach() {
            OF_THREAD.set(this);
        }

        /** Makes the thread at hand work for no claim any more. */
        public static void detach() {
            OF_THREAD.remove();
        }

        /** Gives all of it back; a second time does nothing. */
        @Override
        public synchronized void close() {
            long has = bytes;
            bytes = 0;
            if (has > 0) {
                give(caller, has);
            }
        }
    }
}
