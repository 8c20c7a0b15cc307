package almanac.messaging;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells a disk that is full from other faults, however deep the cause is wrapped. */
public final class FullDisk {

    public static final String SENTENCE =
            "There is no room on the database's disk, nothing of this is kept: try again later";

    private static final String OF_THE_DATABASE = "53100";
    private static final String[] FULL = {"no space left", "disk quota exceeded", "file too large"};
    private static final int DEEPEST = 20;

    private FullDisk() {}

    public static boolean ofDatabaseIsBehind(Throwable fault) {
        return isAny(
                fault, cause -> cause instanceof SQLException refused && OF_THE_DATABASE.equals(refused.getSQLState()));
    }

    public static boolean ofServerIsBehind(Throwable fault) {
        return isAny(fault, cause -> cause instanceof IOException failed && isFull(failed));
    }

    /** Tells whether it was a full disk, or one that holds no more files. */
    public static boolean isFull(IOException fault) {
        String message = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return Arrays.stream(FULL).anyMatch(message::contains);
    }

    private static boolean isAny(Throwable fault, Predicate<Throwable> condition) {
        return Stream.<Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(condition);
    }
}
