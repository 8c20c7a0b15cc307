package almanac.environment.query;

import almanac.environment.event.WorkspaceTool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that a workspace can start in an environment, as the API shows it. */
public record EnvironmentToolV1(
        String name,
        String title,
        @Nullable String iconUrl,
        List<String> startScripts,
        @Nullable List<String> supportedFileExtensions,
        @Nullable ProxyConfigV1 proxyConfig) {

    static EnvironmentToolV1 of(WorkspaceTool tool) {
        return new EnvironmentToolV1(
                tool.name(),
                tool.title(),
                tool.iconUrl(),
                tool.startScripts(),
                tool.supportedFileExtensions(),
                ProxyConfigV1.of(tool.proxyConfig()));
    }
}
