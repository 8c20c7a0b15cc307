package almanac.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads timestamps in parameters: milliseconds since 1970, or RFC 3339. */
public final class Timestamps {

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{1,18}");
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(?:\\.(\\d{1,9}))?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final int FRACTION = 1;
    private static final int ZONE = 2;
    private static final int NANO_DIGITS = 9;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Timestamps() {}

    /** Returns the instant that the parameter's text stands for. */
    public static Instant of(String parameter, String text) {
        Instant moment = parsed(parameter, text);
        if (!isInRange(moment)) {
            throw refusal(parameter);
        }
        return moment;
    }

    /** Tells whether the instant lies in the years 1 to 9999, as every one that is kept. */
    public static boolean isInRange(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    /** Returns the time that the text stands for in RFC 3339, which has a zone; as exactly as it says. */
    public static OffsetDateTime withZone(String parameter, String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            throw withoutZone(parameter);
        }
        try {
            return OffsetDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    nanos(text, parts.start(FRACTION), parts.end(FRACTION)),
                    zone(text, parts.start(ZONE)));
        } catch (DateTimeException _) {
            throw withoutZone(parameter);
        }
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    /** Returns the fraction of a second; none when it does not begin anywhere. */
    private static int nanos(String text, int begin, int end) {
        return begin < 0 ? 0 : number(text, begin, end) * (int) Math.pow(10, NANO_DIGITS - (end - begin));
    }

    private static ZoneOffset zone(String text, int begin) {
        char sign = text.charAt(begin);
        if (sign == 'Z' || sign == 'z') {
            return ZoneOffset.UTC;
        }
        int east = sign == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                east * number(text, begin + 1, begin + 3), east * number(text, begin + 4, begin + 6));
    }

    private static RuntimeException withoutZone(String parameter) {
        return ErrorCode.INVALID_VALUE.with(
                parameter, "is not a time of RFC 3339 with its zone, such as 2026-03-01T12:00:00.5+01:00");
    }

    private static Instant parsed(String parameter, String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw refusal(parameter);
        }
    }

    private static RuntimeException refusal(String parameter) {
        return ErrorCode.INVALID_VALUE.with(
                parameter, "is neither a number of milliseconds since 1970 nor a time such as 2026-03-01T12:00:00Z");
    }
}
