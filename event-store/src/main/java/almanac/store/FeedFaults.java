package almanac.store;

/** Is told what feeds fail at. */
public interface FeedFaults {

    void failed(String feed, Throwable cause);
}
