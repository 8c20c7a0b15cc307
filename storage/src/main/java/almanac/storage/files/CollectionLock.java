package almanac.storage.files;

/** Keeps the collector and those who keep bytes out of each other's way, in all servers of an installation. */
public interface CollectionLock {

    /** Does it while nothing is collected. Many may at a time. */
    void whileNothingIsCollected(Runnable action);

    /** Does it while nobody keeps anything. */
    void whileNothingIsKept(Runnable action);
}
