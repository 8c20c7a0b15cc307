package almanac.log;

import almanac.shared.ErrorCode;
import almanac.shared.Timestamps;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A point between two events: after the one at a position, or before the first that was recorded at a time or later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface LogPoint {

    record Position(long position) implements LogPoint {}

    record Time(Instant time) implements LogPoint {}

    /**
     * Returns null for null; refuses a text that is neither a position nor an RFC 3339 time, under the parameter's
     * name.
     */
    static @Nullable LogPoint of(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,18}")) {
            return new Position(Long.parseLong(text));
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (Timestamps.isInRange(time)) {
                return new Time(time);
            }
        } catch (DateTimeException _) {
            // refused below like a time out of range
        }
        throw ErrorCode.INVALID_VALUE.with(
                parameter, "must be a position (a whole number) or a time such as 2026-01-31T12:00:00Z");
    }
}
