package almanac.shared;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes new ids: seconds, a number of this process, a counter; so ids made later sort later and two processes never
 * make the same one. Called when a command is built, never by an aggregate: a command that is tried again names the
 * same thing.
 */
@FunctionalInterface
public interface IdSource {

    /** 24 lower-case hex digits, never given before. */
    String next();

    static IdSource of(InstantSource clock) {
        SecureRandom random = new SecureRandom();
        byte[] process = new byte[5];
        random.nextBytes(process);
        String processDigits = HexFormat.of().formatHex(process);
        AtomicInteger counter = new AtomicInteger(random.nextInt());
        return () -> "%08x%s%06x"
                .formatted(clock.instant().getEpochSecond(), processDigits, counter.incrementAndGet() & 0xFFFFFF);
    }
}
