package almanac.web;

import almanac.shared.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of request bodies. While they come, their bytes are counted, altogether and for each sender, so
 * that a slow sender holds next to nothing and a single one no more than its share. To be taken apart they wait for one
 * another: what is made of a body is many times as large as the body.
 */
final class BodyMemory {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** Number of senders that fill it with their whole share. */
    static final int SENDERS = 4;

    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, Long> heldBySender = new ConcurrentHashMap<>();
    private final int mostTakenApart;
    private final Semaphore toTakeApart;

    /**
     * @param most bytes that are received and not yet worked off
     * @param mostTakenApart bytes that are taken apart at a time, no fewer than one body has
     */
    BodyMemory(long most, int mostTakenApart) {
        this.most = most;
        this.mostTakenApart = mostTakenApart;
        this.toTakeApart = new Semaphore(mostTakenApart, true);
    }

    /** Memory that one body holds, until it is closed. */
    final class Share implements AutoCloseable {

        private final String sender;
        private long bytes;
        private int takenApart;

        private Share(String sender) {
            this.sender = sender;
        }

        /** Counts so many more bytes, which are about to be held. */
        void hold(long more) {
            bytes += more;
            long all = held.addAndGet(more);
            long his = heldBySender.merge(sender, more, Long::sum);
            if (all > most || his > most / SENDERS) {
                throw ErrorCode.SERVER_BUSY.with();
            }
        }

        /** Waits, when all of the body is here, for its turn to be taken apart. */
        void awaitTurn() {
            int wanted = (int) Math.min(bytes, mostTakenApart);
            try {
                if (!toTakeApart.tryAcquire(wanted, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw ErrorCode.SERVER_BUSY.with();
                }
                takenApart = wanted;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw ErrorCode.SERVER_BUSY.with();
            }
        }

        @Override
        public void close() {
            held.addAndGet(-bytes);
            heldBySender.computeIfPresent(sender, (_, his) -> his == bytes ? null : Long.valueOf(his - bytes));
            toTakeApart.release(takenApart);
        }
    }

    Share share(String sender) {
        return new Share(sender);
    }
}
