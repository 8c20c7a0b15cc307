package almanac.environment.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that a workspace can start in an environment. */
public record WorkspaceTool(
        String name,
        String title,
        @Nullable String iconUrl,
        List<String> startScripts,
        @Nullable List<String> supportedFileExtensions,
        @Nullable ToolProxy proxyConfig) {}
