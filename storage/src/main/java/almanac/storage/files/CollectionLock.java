package almanac.storage.files;

/** Keeps the garbage collector and writers of blobs apart, in all servers of an installation. */
public interface CollectionLock {

    /** Runs the action while nothing is collected. Many may run at a time. */
    void whileNothingIsCollected(Runnable action);

    /** Runs the action while no blob is kept. */
    void whileNothingIsKept(Runnable action);
}
