package almanac.shared;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes new ids: seconds, a number of this process, a counter; so ids made later by one process sort later, even when
 * its clock is set back, and two processes never make the same one. Called when a command is built, never by an
 * aggregate: a command that is tried again names the same thing.
 */
@FunctionalInterface
public interface IdSource {

    /** Returns 24 lower-case hex digits, never given before. */
    String next();

    static IdSource of(InstantSource clock) {
        SecureRandom random = new SecureRandom();
        byte[] process = new byte[5];
        random.nextBytes(process);
        String processDigits = HexFormat.of().formatHex(process);
        AtomicLong last = new AtomicLong(); // seconds, then 24 bits of counter
        return () -> {
            long earliest = clock.instant().getEpochSecond() << 24;
            long id = last.updateAndGet(previous -> Math.max(previous + 1, earliest));
            return "%08x%s%06x".formatted(id >>> 24, processDigits, id & 0xFFFFFF);
        };
    }
}
