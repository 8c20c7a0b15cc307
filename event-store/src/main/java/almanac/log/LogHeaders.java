package almanac.log;

/** Headers of an answer with events: the positions that it begins after and reaches up to. */
public final class LogHeaders {

    public static final String AFTER = "X-Almanac-After";
    public static final String UNTIL = "X-Almanac-Until";

    private LogHeaders() {}
}
