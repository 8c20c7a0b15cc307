package wrong.project.command;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.function.Supplier;

/** Every way to decide otherwise when the same is decided again. */
public class LooksAtTheClock {

    Instant instant() {
        return Instant.now();
    }

    LocalDate localDate() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    LocalDateTime localDateTime() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    OffsetDateTime offsetDateTime() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    ZonedDateTime zonedDateTime() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    InstantSource instantSource() {
        return InstantSource.system();
    }

    @SuppressWarnings("JavaUtilDate") // the point of it
    Date date() {
        return new Date();
    }

    Supplier<Instant> asReference() {
        return Instant::now;
    }
}
