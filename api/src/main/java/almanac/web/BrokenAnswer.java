package almanac.web;

/** An answer that has begun and cannot be ended. Its connection is cut, so that nobody takes the part for the whole. */
public final class BrokenAnswer extends RuntimeException {

    public BrokenAnswer(Exception cause) {
        super("the answer was cut off", cause);
    }
}
