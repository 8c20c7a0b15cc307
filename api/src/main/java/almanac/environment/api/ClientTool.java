package almanac.environment.api;

import almanac.environment.query.EnvironmentToolV1;
import almanac.environment.query.ProxyConfigV1;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that a workspace can start; its name is its id as well. */
record ClientTool(
        String id,
        String name,
        String title,
        @Nullable String iconUrl,
        List<String> start,
        @Nullable List<String> supportedFileExtensions,
        @Nullable ProxyConfigV1 proxyConfig) {

    static ClientTool of(EnvironmentToolV1 tool) {
        return new ClientTool(
                tool.name(),
                tool.name(),
                tool.title(),
                tool.iconUrl(),
                tool.startScripts(),
                tool.supportedFileExtensions(),
                tool.proxyConfig());
    }
}
