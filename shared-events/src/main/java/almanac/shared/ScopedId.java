package almanac.shared;

/** The id of a thing that callers have roles in, or of a part of one. */
public interface ScopedId {
    String value();
}
