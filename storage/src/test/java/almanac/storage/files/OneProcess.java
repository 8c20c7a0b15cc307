package almanac.storage.files;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The lock of an installation that is one process. */
final class OneProcess implements CollectionLock {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    @Override
    public void whileNothingIsCollected(Runnable action) {
        holding(lock.readLock(), action);
    }

    @Override
    public void whileNothingIsKept(Runnable action) {
        holding(lock.writeLock(), action);
    }

    private static void holding(Lock held, Runnable action) {
        held.lock();
        try {
            action.run();
        } finally {
            held.unlock();
        }
    }
}
