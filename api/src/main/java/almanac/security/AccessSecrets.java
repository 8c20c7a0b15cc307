package almanac.security;

import almanac.user.event.AccessKeyKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes the secrets that users log in with. They are random and long, so that a plain digest gives nothing away. */
public final class AccessSecrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccessSecrets() {}

    /** Returns a new secret; the prefix tells people and scanners what they have found. */
    public static String next(AccessKeyKind kind) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return prefix(kind) + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Returns what the server keeps of a secret: SHA-256 in hex. */
    public static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform lacks SHA-256", e);
        }
    }

    private static String prefix(AccessKeyKind kind) {
        return switch (kind) {
            case API_KEY -> "almk_";
            case PERSONAL_TOKEN -> "almt_";
        };
    }
}
