package almanac.log;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a file that can be imported.
 *
 * @param almanac {@link #EVENTS} or {@link #KEYS}
 * @param query which events were asked for; empty for all from the first on, and only those can be imported
 * @param masterKey identifies the master key that wrapped the keys, without revealing it
 */
public record FileHead(
        String almanac,
        int format,
        @Nullable String query,
        @Nullable String masterKey) {

    public static final String EVENTS = "events";
    public static final String KEYS = "keys";
    static final int FORMAT = 1;

    public static FileHead ofEvents(String query) {
        return new FileHead(EVENTS, FORMAT, query, null);
    }

    static FileHead ofKeys(String masterKey) {
        return new FileHead(KEYS, FORMAT, null, masterKey);
    }

    /** Returns null when this version can read the file as what it should be. */
    @Nullable
    public String complaint(String wanted) {
        if (!almanac.equals(wanted)) {
            return "it holds " + almanac + ", not " + wanted;
        }
        return format == FORMAT ? null : "its format %d is not known here".formatted(format);
    }
}
