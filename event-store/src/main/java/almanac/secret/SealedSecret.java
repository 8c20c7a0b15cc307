package almanac.secret;

/**
 * A text that the master key alone opens.
 *
 * @param keyId which master key that is, so that it can be told when there is another
 * @param box nonce and ciphertext in Base64
 */
public record SealedSecret(String keyId, String box) {

    @Override
    public String toString() {
        return "SealedSecret[keyId=%s]".formatted(keyId);
    }
}
