package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** A point in time, in the history of the whole log: a resource can be asked for as of it. */
public sealed interface PointInTime {

    /**
     * The point in time when exactly so much of the log had been written: up to and with the event at that position.
     */
    record Position(long value) implements PointInTime {

        private static final Pattern FORM = Pattern.compile("\\d{1,18}");

        @Override
        @JsonValue
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A point in time by the clock; an event recorded at that very instant has happened. */
    record Time(Instant value) implements PointInTime {

        /** The date-time of RFC 3339, no finer than can be told apart here. */
        private static final Pattern FORM =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

        @Override
        @JsonValue
        public String toString() {
            return value.toString();
        }
    }

    /** Reads the text that a message's metadata holds. */
    @JsonCreator
    static PointInTime parse(String text) {
        return parse("moment", text);
    }

    /** Reads a parameter; the refusal of a malformed one tells the parameter's name. */
    static PointInTime parse(String name, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (Position.FORM.matcher(upper).matches()) {
            return new Position(Long.parseLong(upper));
        }
        if (Time.FORM.matcher(upper).matches()) {
            try {
                return new Time(Instant.parse(upper));
            } catch (DateTimeException _) {
                throw malformed(name);
            }
        }
        throw malformed(name);
    }

    private static DomainException malformed(String name) {
        return ErrorCode.INVALID_VALUE.with(
                name, "must be a position in the log, or a time such as 2026-03-01T12:00:00Z (a plus sign as %2B)");
    }
}
