package almanac.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM, a fresh nonce in front of the ciphertext, bound to a context: opened under another, it
 * fails.
 */
public final class SecretBox {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretBox() {}

    public static SecretKey newKey() {
        byte[] key = new byte[MasterKey.BYTES];
        RANDOM.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    public static byte[] seal(SecretKey key, byte[] clear, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, ByteBuffer.wrap(clear), context);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Decrypts. Fails when the key or the context is another, or a bit was changed. */
    public static byte[] open(SecretKey key, byte[] box, String context) {
        if (box.length < NONCE_BYTES) {
            throw new IllegalStateException("cannot open for %s: the box is cut short".formatted(context));
        }
        ByteBuffer buffer = ByteBuffer.wrap(box);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        return run(Cipher.DECRYPT_MODE, key, nonce, buffer, context);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, ByteBuffer input, String context) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] rest = new byte[input.remaining()];
            input.get(rest);
            return cipher.doFinal(rest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal or open for " + context, e);
        }
    }
}
