package almanac.notification.work;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a call in the form of Standard Webhooks, version 1. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String MAC = "HmacSHA256";

    private WebhookSignature() {}

    /** @param secret its prefix, and the key in Base64 */
    static String of(String secret, String id, String timestamp, String body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            String signed = "%s.%s.%s".formatted(id, timestamp, body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks " + MAC, e);
        }
    }
}
