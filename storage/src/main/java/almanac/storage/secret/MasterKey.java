package almanac.storage.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's one secret, from which the keys for its several purposes are derived. It lives outside the
 * database: whoever holds a copy of the database alone can open nothing.
 */
public final class MasterKey {

    public static final int BYTES = 32;

    private static final String MAC = "HmacSHA256";

    private final SecretKey wrapping;
    private final SecretKey indexing;

    /** From {@link #BYTES} random bytes. */
    public MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a master key has %d bytes, not %d".formatted(BYTES, secret.length));
        }
        this.wrapping = new SecretKeySpec(mac(new SecretKeySpec(secret, MAC), "wrapping"), "AES");
        this.indexing = new SecretKeySpec(mac(new SecretKeySpec(secret, MAC), "indexing"), MAC);
    }

    /** Encrypts another key, for keeping in the database. */
    public byte[] wrap(SecretKey key, String owner) {
        return SecretBox.seal(wrapping, key.getEncoded(), owner);
    }

    public SecretKey unwrap(byte[] wrapped, String owner) {
        return new SecretKeySpec(SecretBox.open(wrapping, wrapped, owner), "AES");
    }

    /** Keyed digest: equal for equal texts, and to nobody without the master key worth guessing at. */
    public String digest(String text) {
        return HexFormat.of().formatHex(mac(indexing, text));
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks " + MAC, e);
        }
    }
}
