package almanac.storage.git;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory of packs that are taken in: each may have a little, and one at a time much. Files as such need none, however
 * large; what is held whole is trees and commits, what a difference is to be added to, and what comes out of that.
 */
final class PackMemory {

    static final PackMemory OF_THE_PROCESS = new PackMemory(Runtime.getRuntime().maxMemory());

    private static final int SECONDS_OF_WAITING = 60;

    private final long little;
    private final long much;
    private final Semaphore place = new Semaphore(1, true);

    /** @param all that there is, in bytes */
    PackMemory(long all) {
        this.little = all / 24;
        this.much = all * 3 / 8;
    }

    Claim claim() {
        return new Claim();
    }

    /** What one pack has of it. */
    final class Claim implements AutoCloseable {

        private boolean hasPlace;

        /** Waits for the place of the one that has much, if it takes that. */
        void need(long bytes) throws IOException {
            if (bytes > much) {
                throw new IOException(
                        ("it would take %d bytes of memory, and there are %d: send it in smaller parts, or large files"
                                        + " as they are (git config core.bigFileThreshold 10m)")
                                .formatted(bytes, much));
            }
            if (bytes > little && !hasPlace) {
                hasPlace = isFree();
                if (!hasPlace) {
                    throw new IOException("others are sending too much at the moment, try again");
                }
            }
        }

        private boolean isFree() {
            try {
                return place.tryAcquire(SECONDS_OF_WAITING, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            if (hasPlace) {
                hasPlace = false;
                place.release();
            }
        }
    }
}
