package almanac.environment.query;

import almanac.environment.event.ToolProxy;
import org.jspecify.annotations.Nullable;

/** The address at which a workspace's program answers, as the API shows it. */
public record ProxyConfigV1(
        String internalPath,
        int port,
        @Nullable Boolean requireSubdomain,
        @Nullable Boolean rewrite) {

    static @Nullable ProxyConfigV1 of(@Nullable ToolProxy proxy) {
        return proxy == null
                ? null
                : new ProxyConfigV1(proxy.internalPath(), proxy.port(), proxy.requireSubdomain(), proxy.rewrite());
    }
}
