package almanac.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values as people read them. Templates know it as {@code show}. */
public final class Shown {

    static final Shown INSTANCE = new Shown();

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int UNIT = 1024;
    private static final int SHORT_COMMIT = 8;

    private Shown() {}

    public String time(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }

    public Instant moment(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds);
    }

    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= UNIT && unit < UNITS.length - 1) {
            amount /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /** Returns how long something took, in its two largest units. */
    public String duration(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "" : duration(Duration.between(from, to));
    }

    private static String duration(Duration time) {
        if (time.toDays() > 0) {
            return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d s".formatted(time.toSeconds());
    }

    /** Returns a commit's id as people write it. */
    public String commit(@Nullable String id) {
        return id == null ? "" : id.substring(0, Math.min(SHORT_COMMIT, id.length()));
    }

    /** Returns the constant of an enum in words: {@code Succeeded}. */
    public String words(Enum<?> constant) {
        String words = constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
