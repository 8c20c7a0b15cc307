package almanac.environment.event;

import org.jspecify.annotations.Nullable;

/** The address at which a workspace's program answers. */
public record ProxyConfigV1(
        String internalPath,
        int port,
        @Nullable Boolean requireSubdomain,
        @Nullable Boolean rewrite) {}
