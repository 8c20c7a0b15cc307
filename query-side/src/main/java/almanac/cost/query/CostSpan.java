package almanac.cost.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A time, without its end. */
record CostSpan(Instant from, Instant to) {

    static CostSpan ofDay(LocalDate day) {
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new CostSpan(begin, begin.plus(1, ChronoUnit.DAYS));
    }

    static CostSpan ofDay(Instant within) {
        return ofDay(LocalDate.ofInstant(within, ZoneOffset.UTC));
    }

    /** Returns its parts on each day (UTC). */
    List<CostSpan> days() {
        List<CostSpan> parts = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); ) {
            Instant end = min(at.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS), to);
            parts.add(new CostSpan(at, end));
            at = end;
        }
        return parts;
    }

    LocalDate day() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    boolean isWholeDay() {
        return equals(ofDay(day()));
    }

    /** Returns the part of it within another; empty, or turned round, when there is none. */
    CostSpan within(CostSpan other) {
        return new CostSpan(max(from, other.from), min(to, other.to));
    }

    CostSpan until(Instant end) {
        return new CostSpan(from, min(to, end));
    }

    long lengthMs() {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
