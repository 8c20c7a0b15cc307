package almanac.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider of a few lines: it says where its keys are, and signs what it is asked to. */
final class OpenIdProvider implements AutoCloseable {

    private static final Duration VALID = Duration.ofMinutes(5);

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final AtomicInteger fetches = new AtomicInteger();

    private OpenIdProvider(HttpServer server) {
        this.server = server;
    }

    static OpenIdProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OpenIdProvider provider = new OpenIdProvider(server);
            String issuer = provider.issuer();
            provider.answer(
                    "/.well-known/openid-configuration",
                    "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"subject_types_supported\": [\"public\"]}"
                            .formatted(issuer));
            provider.answer("/keys", new JWKSet(provider.key.toPublicJWK()).toString());
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token that is good for some minutes. */
    String token(Map<String, ?> claims) {
        return signed(claims(claims), key);
    }

    String expiredToken(Map<String, ?> claims) {
        Map<String, Object> more = claims(claims);
        more.put("iat", Date.from(Instant.now().minus(Duration.ofDays(2))));
        more.put("exp", Date.from(Instant.now().minus(Duration.ofDays(1))));
        return signed(more, key);
    }

    /** A token that says nothing of its end. */
    String endlessToken(Map<String, ?> claims) {
        Map<String, Object> more = claims(claims);
        more.remove("exp");
        return signed(more, key);
    }

    /** A token signed with a key of which this provider says nothing. */
    String tokenOfUnknownKey(Map<String, ?> claims) {
        RSAKey unknown =
                new RSAKey.Builder(key).keyID(UUID.randomUUID().toString()).build();
        return signed(claims(claims), unknown);
    }

    /** How often the keys were fetched. */
    int fetches() {
        return fetches.get();
    }

    /** A token with this provider's name on it, signed by somebody else. */
    String forgedToken(Map<String, ?> claims) {
        return signed(claims(claims), newKey());
    }

    String tokenOfAnotherIssuer(Map<String, ?> claims) {
        Map<String, Object> more = claims(claims);
        more.put("iss", "http://localhost:1");
        return signed(more, key);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> claims(Map<String, ?> claims) {
        Instant now = Instant.now();
        Map<String, Object> all = new TreeMap<>(claims);
        all.putIfAbsent("sub", UUID.randomUUID().toString());
        all.put("iss", issuer());
        all.put("iat", Date.from(now));
        all.put("exp", Date.from(now.plus(VALID)));
        return all;
    }

    private static String signed(Map<String, Object> claims, RSAKey by) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("the-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            if (path.equals("/keys")) {
                fetches.incrementAndGet();
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
