package almanac.web;

/**
 * Tells that an answer has begun and cannot be ended. Its connection is cut, so that no client takes the part for the
 * whole.
 */
public final class BrokenAnswer extends RuntimeException {

    public BrokenAnswer(Exception cause) {
        super("the answer was cut off", cause);
    }
}
