package almanac.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's one secret, from which the keys for its several purposes are derived. It lives outside the
 * database: a copy of the database alone opens nothing.
 */
public final class MasterKey {

    public static final int BYTES = 32;

    private static final int ID_LENGTH = 16;
    private static final String MAC = "HmacSHA256";

    private final SecretKey wrapping;
    private final SecretKey indexing;
    private final SecretKey sealing;

    /** Makes the key from {@link #BYTES} random bytes. */
    public MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a master key has %d bytes, not %d".formatted(BYTES, secret.length));
        }
        this.wrapping = new SecretKeySpec(mac(new SecretKeySpec(secret, MAC), "wrapping"), "AES");
        this.indexing = new SecretKeySpec(mac(new SecretKeySpec(secret, MAC), "indexing"), MAC);
        this.sealing = new SecretKeySpec(mac(new SecretKeySpec(secret, MAC), "sealing"), "AES");
    }

    /** Returns an id that tells this key from others and reveals nothing of it. */
    public String id() {
        return digest("id of the key").substring(0, ID_LENGTH);
    }

    /** Encrypts a text that the program alone is to read. */
    public SealedSecret seal(String clear, String context) {
        byte[] box = SecretBox.seal(sealing, clear.getBytes(StandardCharsets.UTF_8), context);
        return new SealedSecret(id(), Base64.getEncoder().encodeToString(box));
    }

    /** Opens a sealed text. Fails when it was sealed with another key, or for another context. */
    public String open(SealedSecret sealed, String context) {
        if (!sealed.keyId().equals(id())) {
            throw new IllegalStateException("sealed with the key %s, not %s".formatted(sealed.keyId(), id()));
        }
        byte[] box = Base64.getDecoder().decode(sealed.box());
        return new String(SecretBox.open(sealing, box, context), StandardCharsets.UTF_8);
    }

    /** Encrypts another key, for keeping in the database. */
    public byte[] wrap(SecretKey key, String owner) {
        return SecretBox.seal(wrapping, key.getEncoded(), owner);
    }

    public SecretKey unwrap(byte[] wrapped, String owner) {
        return new SecretKeySpec(SecretBox.open(wrapping, wrapped, owner), "AES");
    }

    /** Returns a keyed digest: equal for equal texts, and not worth guessing at without the master key. */
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
