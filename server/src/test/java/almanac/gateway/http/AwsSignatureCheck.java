package almanac.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Signs a request again as AWS documents its fourth signature, without a line of AWS's own. */
final class AwsSignatureCheck {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/((\\d{8})/([a-z0-9-]+)/([a-z]+)/aws4_request), ?"
                    + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    private AwsSignatureCheck() {}

    /** Tells whether the request has the signature of that key, for that region and service. */
    static boolean isSigned(StubProvider.Received request, String keyId, String key, String region, String service)
            throws GeneralSecurityException {
        Map<String, String> headers = request.headers();
        Matcher given = AUTHORIZATION.matcher(headers.getOrDefault("Authorization", ""));
        if (!given.matches()
                || !given.group(1).equals(keyId)
                || !given.group(4).equals(region)
                || !given.group(5).equals(service)) {
            return false;
        }
        StringBuilder canonical = new StringBuilder("POST\n")
                .append(request.line().split(" ")[1].replace("%", "%25"))
                .append("\n\n");
        List.of(given.group(6).split(";"))
                .forEach(name -> canonical
                        .append(name)
                        .append(':')
                        .append(headers.get(name).strip())
                        .append('\n'));
        canonical
                .append('\n')
                .append(given.group(6))
                .append('\n')
                .append(digest(JsonMapper.shared().writeValueAsBytes(request.body())));
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                headers.get("X-Amz-Date"),
                given.group(2),
                digest(canonical.toString().getBytes(UTF_8)));
        byte[] signing = ("AWS4" + key).getBytes(UTF_8);
        for (String part : List.of(given.group(3), region, service, "aws4_request")) {
            signing = hmac(signing, part);
        }
        return HexFormat.of().formatHex(hmac(signing, toSign)).equals(given.group(7));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String digest(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
