package almanac.support.web;

import almanac.storage.files.Space;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells a disk that is full from other faults, however deep the cause is wrapped. */
final class FullDisk {

    static final String SENTENCE = "There is no room on the database's disk, nothing of this is kept: try again later";

    private static final String OF_THE_DATABASE = "53100";
    private static final int DEEPEST = 20;

    private FullDisk() {}

    static boolean ofDatabaseIsBehind(Throwable fault) {
        return isAny(
                fault, cause -> cause instanceof SQLException refused && OF_THE_DATABASE.equals(refused.getSQLState()));
    }

    static boolean ofServerIsBehind(Throwable fault) {
        return isAny(fault, cause -> cause instanceof IOException failed && Space.isFull(failed));
    }

    private static boolean isAny(Throwable fault, Predicate<Throwable> condition) {
        return Stream.<Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(condition);
    }
}
