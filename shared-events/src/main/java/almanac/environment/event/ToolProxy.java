package almanac.environment.event;

import org.jspecify.annotations.Nullable;

/** The address at which a workspace's program answers. */
public record ToolProxy(
        String internalPath,
        int port,
        @Nullable Boolean requireSubdomain,
        @Nullable Boolean rewrite) {}
