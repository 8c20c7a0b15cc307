package almanac.secret;

/**
 * A text that the master key alone opens.
 *
 * @param keyId identifies the master key, so that another one can be noticed
 * @param box nonce and ciphertext in Base64
 */
public record SealedSecret(String keyId, String box) {

    @Override
    public String toString() {
        return "SealedSecret[keyId=%s]".formatted(keyId);
    }
}
