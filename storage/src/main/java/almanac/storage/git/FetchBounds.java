package almanac.storage.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Bounds of one fetch, in bytes and time: the server of a repository may be hostile. */
final class FetchBounds {

    /** Most bytes of the names of branches and all else before the pack. */
    private static final long MOST_BEFORE_THE_PACK = 8L << 20;

    private final long mostBytes;
    private final long largestObject;
    private final long deadline;
    private volatile boolean packBegan;

    FetchBounds(long mostBytes, long largestObject, long nanos) {
        this.mostBytes = mostBytes;
        this.largestObject = largestObject;
        this.deadline = System.nanoTime() + nanos;
    }

    long largestObject() {
        return largestObject;
    }

    /** Bounds an answer until the pack begins. */
    InputStream before(InputStream answer) {
        return new Bounded(answer, MOST_BEFORE_THE_PACK, true);
    }

    InputStream pack(InputStream pack) {
        packBegan = true;
        return new Bounded(pack, mostBytes, false);
    }

    ProgressMonitor clock() {
        return new EmptyProgressMonitor() {
            @Override
            public boolean isCancelled() {
                return isTooLate();
            }
        };
    }

    private boolean isTooLate() {
        return System.nanoTime() - deadline > 0;
    }

    private final class Bounded extends FilterInputStream {

        private final boolean untilThePack;
        private long left;

        Bounded(InputStream in, long most, boolean untilThePack) {
            super(in);
            this.left = most;
            this.untilThePack = untilThePack;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int some = super.read(bytes, from, most);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int bytes) throws IOException {
            if (isTooLate()) {
                throw new IOException("it takes too long");
            }
            if (!untilThePack || !packBegan) {
                left -= bytes;
            }
            if (left < 0) {
                throw new IOException("it is too large");
            }
        }
    }
}
