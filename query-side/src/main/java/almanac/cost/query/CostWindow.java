package almanac.cost.query;

import almanac.shared.ErrorCode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the window of a report (billing-cost.md, C.1). All days are UTC. */
final class CostWindow {

    private static final Pattern SO_MANY = Pattern.compile("(\\d{1,9})([mhdw])");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    private static final Duration LONGEST = Duration.ofDays(366);

    private static final String FORM =
            "must be today, yesterday, week, month, lastweek, lastmonth, a number with m, h, d"
                    + " or w, or two times with a comma between, such as 2026-03-01T00:00:00Z,2026-04-01T00:00:00Z";

    private CostWindow() {}

    /**
     * Reads a window.
     *
     * @param start narrows it, when not null
     * @param end likewise
     */
    static CostSpan of(@Nullable String window, @Nullable String start, @Nullable String end, Instant now) {
        if (window == null || window.isBlank()) {
            throw ErrorCode.INVALID_VALUE.with("window", "is required: it " + FORM);
        }
        CostSpan whole = parse(window.strip(), now);
        if (whole.lengthMs() == 0) {
            throw ErrorCode.INVALID_VALUE.with("window", "must end after it begins");
        }
        if (whole.lengthMs() > LONGEST.toMillis()) {
            throw ErrorCode.INVALID_VALUE.with("window", "must not be longer than %d days".formatted(LONGEST.toDays()));
        }
        Instant from = start == null ? whole.from() : inside("start", start, whole);
        Instant to = end == null ? whole.to() : inside("end", end, whole);
        if (!from.isBefore(to)) {
            throw ErrorCode.INVALID_VALUE.with("end", "must be after the start");
        }
        return new CostSpan(from, to);
    }

    private static CostSpan parse(String window, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate sunday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        LocalDate first = today.withDayOfMonth(1);
        return switch (window) {
            case "today" -> CostSpan.ofDay(today);
            case "yesterday" -> CostSpan.ofDay(today.minusDays(1));
            case "week" -> days(sunday, today.plusDays(1));
            case "month" -> days(first, today.plusDays(1));
            case "lastweek" -> days(sunday.minusWeeks(1), sunday);
            case "lastmonth" -> days(first.minusMonths(1), first);
            default -> soMany(window, now);
        };
    }

    private static CostSpan days(LocalDate from, LocalDate to) {
        return new CostSpan(CostSpan.ofDay(from).from(), CostSpan.ofDay(to).from());
    }

    /** Reads so many units up to the end of the present one. */
    private static CostSpan soMany(String window, Instant now) {
        Matcher matcher = SO_MANY.matcher(window);
        if (!matcher.matches()) {
            return pair(window);
        }
        Duration unit = Objects.requireNonNull(UNITS.get(matcher.group(2)));
        Duration length = unit.multipliedBy(Long.parseLong(matcher.group(1)));
        ChronoUnit step = switch (matcher.group(2)) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
        Instant begun = now.truncatedTo(step);
        Instant to = step == ChronoUnit.DAYS || begun.isBefore(now) ? begun.plus(1, step) : begun;
        return new CostSpan(length.compareTo(LONGEST.multipliedBy(2)) > 0 ? Instant.EPOCH : to.minus(length), to);
    }

    private static CostSpan pair(String window) {
        List<String> both = List.of(window.split(",", -1));
        if (both.size() != 2) {
            throw ErrorCode.INVALID_VALUE.with("window", FORM);
        }
        return new CostSpan(
                instant("window", both.getFirst().strip()),
                instant("window", both.getLast().strip()));
    }

    private static Instant inside(String parameter, String text, CostSpan whole) {
        Instant at = instant(parameter, text.strip());
        if (at.isBefore(whole.from()) || at.isAfter(whole.to())) {
            throw ErrorCode.INVALID_VALUE.with(parameter, "must lie within the window");
        }
        return at;
    }

    private static Instant instant(String parameter, String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
                throw ErrorCode.INVALID_VALUE.with(parameter, "must lie in the years 1970 to 9999");
            }
            return at;
        } catch (DateTimeException _) {
            throw ErrorCode.INVALID_VALUE.with(
                    parameter,
                    parameter.equals("window")
                            ? FORM
                            : "must be a time such as 2026-03-01T00:00:00Z or a number of seconds since 1970");
        }
    }
}
