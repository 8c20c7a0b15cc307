package almanac.store;

/** Receives the faults of async projections. */
public interface FeedFaults {

    void failed(String feed, Throwable cause);
}
