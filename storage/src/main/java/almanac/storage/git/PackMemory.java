package almanac.storage.git;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for git: each pack that is taken in may have a little, and one at a time much. Files as such need none,
 * however large; what is held whole is trees and commits, what a difference is to be added to, and what comes out of
 * that. Readers have a share among them, and so have clients that are sent much.
 */
final class PackMemory {

    static final PackMemory OF_THE_PROCESS = new PackMemory(Runtime.getRuntime().maxMemory());

    /** Bytes that may be held without a reservation, in any number of threads. */
    static final int NOTHING = 1 << 18;

    private static final int SECONDS_OF_WAITING = 60;
    private static final int KILOBYTE = 1 << 10;

    private final long little;
    private final long much;
    private final Semaphore place = new Semaphore(1, true);
    private final Share reading;
    private final Share sending;

    /** @param all memory of the process, in bytes */
    PackMemory(long all) {
        this.little = all / 24;
        this.much = all * 3 / 8;
        this.reading = new Share(all / 16);
        this.sending = new Share(all / 4);
    }

    /** The memory is smaller than that, or others have it at the moment. */
    static final class Missing extends IOException {

        private final String sentence;

        Missing(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    Claim claim() {
        return new Claim();
    }

    /** Waits for memory to send something. */
    Held toSend(long bytes) throws IOException {
        return sending.take(bytes);
    }

    /** Memory that is held until it is closed. */
    interface Held extends AutoCloseable {

        @Override
        void close();
    }

    private static boolean isFree(Semaphore memory, int permits) {
        try {
            return memory.tryAcquire(permits, SECONDS_OF_WAITING, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Missing tooMuch(long bytes, long there, String wayOut) {
        return new Missing("it would take %d bytes of memory, and there are %d: %s".formatted(bytes, there, wayOut));
    }

    /** A share that many hold at the same time, each as much as it needs. */
    private static final class Share {

        private final int kilobytes;
        private final Semaphore free;

        Share(long bytes) {
            kilobytes = (int) Math.min(bytes / KILOBYTE, Integer.MAX_VALUE);
            free = new Semaphore(kilobytes, true);
        }

        /** Takes memory. A claim somewhat above the share gets all of it: the process has more than the share. */
        Held take(long bytes) throws IOException {
            long wanted = bytes / KILOBYTE + 1;
            if (wanted > 2L * kilobytes) {
                throw tooMuch(bytes, 2L * kilobytes * KILOBYTE, "give the server more");
            }
            int permits = (int) Math.min(wanted, kilobytes);
            if (!isFree(free, permits)) {
                throw new Missing("others are reading too much at the moment, try again");
            }
            return () -> free.release(permits);
        }
    }

    /** Memory of one pack, or one reader. */
    final class Claim implements AutoCloseable {

        private Held held = () -> {};
        private boolean hasPlace;

        /** Reserves memory for a pack, and waits for the one place with much when it takes that. */
        void need(long bytes) throws IOException {
            if (bytes > much) {
                throw tooMuch(
                        bytes,
                        much,
                        "send it in smaller parts, or large files as they are (git config core.bigFileThreshold 10m)");
            }
            takePlace(bytes);
        }

        /** Reserves memory for one object, instead of the one before. */
        void read(long bytes) throws IOException {
            close();
            if (bytes > much) {
                throw tooMuch(bytes, much, "give the server more");
            }
            if (bytes > little) {
                takePlace(bytes);
            } else if (bytes > NOTHING) {
                held = reading.take(bytes);
            }
        }

        private void takePlace(long bytes) throws IOException {
            if (bytes > little && !hasPlace) {
                hasPlace = isFree(place, 1);
                if (!hasPlace) {
                    throw new Missing("others are sending or reading too much at the moment, try again");
                }
            }
        }

        @Override
        public void close() {
            held.close();
            held = () -> {};
            if (hasPlace) {
                hasPlace = false;
                place.release();
            }
        }
    }
}
