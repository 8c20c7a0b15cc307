package almanac.storage.credential;

import almanac.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps the sessions of browsers. The table has the digest of a session's secret and the digest of the key or token that
 * the session was opened with, and no event tells of either. A session is good until its time is over, for as long as
 * that key is good: whose key it is, and whether it is revoked, is asked anew for each request (docs/adr/0056).
 */
@Component
public class ConsoleSessions {

    /** Beginning of each secret: it tells people and scanners what they have found. */
    public static final String PREFIX = "almc_";

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcOperations jdbc;
    private final InstantSource clock;

    ConsoleSessions(JdbcOperations jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens a session, returns its secret, and removes the sessions whose time is over. */
    public String open(String keyDigest, Duration lifetime) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        jdbc.update("""
                with over as (delete from console_session where expires_at <= ?)
                insert into console_session (digest, key_digest, opened_at, expires_at) values (?, ?, ?, ?)""", at(now), digest(secret), keyDigest, at(now), at(now.plus(lifetime)));
        return secret;
    }

    /** Returns the digest of the key that the session was opened with; empty when there is no such session any more. */
    public Optional<String> keyOf(String secret) {
        return jdbc
                .queryForList(
                        "select key_digest from console_session where digest = ? and expires_at > ?",
                        String.class,
                        digest(secret),
                        at(clock.instant()))
                .stream()
                .findFirst();
    }

    public void close(String secret) {
        jdbc.update("delete from console_session where digest = ?", digest(secret));
    }

    private static String digest(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8)).value();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
