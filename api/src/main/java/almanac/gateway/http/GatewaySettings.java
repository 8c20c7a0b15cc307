package almanac.gateway.http;

import almanac.role.ForRole;
import almanac.role.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The bounds of calls through the gateway, and the addresses that it connects to. */
@Component
@ForRole(Role.API)
final class GatewaySettings {

    private static final String HTTP = "http";
    private static final String PRIVATE = "private";
    private static final Set<String> WORDS = Set.of(HTTP, PRIVATE);

    private final Set<String> allowed;
    private final @Nullable ProviderProxy proxy;
    private final Times times;
    private final int largestBody;
    private final int largestAnswer;
    private final int mostDrains;

    /**
     * How long the gateway waits for a provider.
     *
     * @param firstByte between the end of the request and the first byte of the answer
     * @param silence between two bytes of an answer
     * @param whole from the begin of a call to its end
     * @param drain for the rest of an answer whose caller has gone
     */
    record Times(Duration connect, Duration firstByte, Duration silence, Duration whole, Duration drain) {}

    GatewaySettings(
            @Value("${almanac.gateway.allow:}") List<String> allowed,
            @Value("${almanac.gateway.proxy:}") String proxy,
            @Value("${almanac.gateway.connect:5s}") Duration connect,
            @Value("${almanac.gateway.first-byte:120s}") Duration firstByte,
            @Value("${almanac.gateway.silence:60s}") Duration silence,
            @Value("${almanac.gateway.longest-call:600s}") Duration whole,
            @Value("${almanac.gateway.drain:30s}") Duration drain,
            @Value("${almanac.gateway.most-drains:16}") int mostDrains,
            @Value("${almanac.gateway.largest-body:16MB}") DataSize largestBody,
            @Value("${almanac.gateway.largest-answer:32MB}") DataSize largestAnswer) {
        if (!WORDS.containsAll(allowed)) {
            throw new IllegalArgumentException("almanac.gateway.allow: " + allowed + " are not all among " + WORDS);
        }
        this.allowed = Set.copyOf(allowed);
        this.proxy = proxy.isEmpty() ? null : ProviderProxy.of(proxy);
        this.times = new Times(connect, firstByte, silence, whole, drain);
        this.mostDrains = mostDrains;
        this.largestBody = Math.toIntExact(largestBody.toBytes());
        this.largestAnswer = Math.toIntExact(largestAnswer.toBytes());
    }

    boolean allowsHttp() {
        return allowed.contains(HTTP);
    }

    boolean allowsPrivate() {
        return allowed.contains(PRIVATE);
    }

    /** Returns the proxy through which providers are reached; null for none. */
    @Nullable
    ProviderProxy proxy() {
        return proxy;
    }

    Times times() {
        return times;
    }

    int largestBody() {
        return largestBody;
    }

    int largestAnswer() {
        return largestAnswer;
    }

    int mostDrains() {
        return mostDrains;
    }
}
