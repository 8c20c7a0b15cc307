package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signs requests to Bedrock with AWS's own signer, which opens no connection. */
final class AwsSignature {

    private static final String SERVICE = "bedrock";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final InstantSource clock;

    AwsSignature(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes a request whose headers hold its signature: over the address and the bytes of the body. */
    ProviderRequest sign(URI uri, ObjectNode body, Map<String, String> keys, String region) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(uri).build();
        SignedRequest signed = signer.sign(signing -> signing.identity(identity(keys))
                .request(request)
                .payload(ContentStreamProvider.fromByteArrayUnsafe(
                        JsonMapper.shared().writeValueAsBytes(body)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock.withZone(ZoneOffset.UTC)));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.request().headers().forEach((name, values) -> headers.put(name, values.getFirst()));
        headers.remove("Host"); // the client sets the same
        return new ProviderRequest(uri, headers, body);
    }

    private static AwsCredentialsIdentity identity(Map<String, String> keys) {
        String id = keys.getOrDefault(ModelProvider.AWS_KEY_ID, "");
        String key = keys.getOrDefault(ModelProvider.AWS_KEY, "");
        String session = keys.get(ModelProvider.AWS_SESSION_TOKEN);
        return session == null
                ? AwsCredentialsIdentity.create(id, key)
                : AwsSessionCredentialsIdentity.create(id, key, session);
    }
}
