package almanac.storage.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.JobId;
import almanac.shared.Sha256;
import almanac.shared.UserId;
import almanac.store.AuthorizationCache;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Issues and revokes the secrets by which running jobs and sessions log in. The table has the digest of each alone, and
 * no event tells of it. A secret is good while its line is there and its job has not ended (docs/adr/0045).
 */
@Component
public class RunTokens {

    /** Beginning of each secret: it tells people and scanners what they have found. */
    public static final String PREFIX = "almr_";

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcOperations jdbc;
    private final AuthorizationCache memory;

    RunTokens(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    /** Returns a new secret of the job, in the place of one that an interrupted start has left. */
    public String issue(JobId job, UserId starter) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        memory.change(() -> jdbc.update("""
                insert into run_token (job_id, user_id, digest) values (?, ?, ?)
                on conflict (job_id) do update set user_id = excluded.user_id, digest = excluded.digest""", job.value(), starter.value(), digest(secret)));
        return secret;
    }

    public void revoke(JobId job) {
        memory.change(() -> jdbc.update("delete from run_token where job_id = ?", job.value()));
    }

    /** Returns what the server keeps of a secret. */
    public static String digest(String secret) {
        return Sha256.of(secret.getBytes(UTF_8)).value();
    }
}
