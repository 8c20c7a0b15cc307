package almanac.environment.api;

import almanac.environment.event.ClusterType;
import almanac.environment.event.RevisionDefinition;
import almanac.environment.event.ToolProxy;
import almanac.environment.event.WorkspaceTool;
import almanac.secret.MasterKey;
import almanac.shared.IdSource;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonAlias;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A revision as a caller describes it. */
record NewEnvironmentRevisionV1(
        @Nullable @Size(max = Texts.LINE) String image,
        @Nullable @Size(max = Texts.PROSE) String dockerfileInstructions,
        @Nullable List<@NotNull @Valid Variable> environmentVariables,
        @Nullable @Size(max = Texts.PROSE) String preSetupScript,
        @Nullable @Size(max = Texts.PROSE) String postSetupScript,
        @Nullable @Size(max = Texts.PROSE) String preRunScript,
        @Nullable @Size(max = Texts.PROSE) String postRunScript,
        @Nullable Boolean skipCache,
        @Nullable Boolean useVpn,
        @Nullable @Size(max = Texts.PROSE) String summary,
        @Nullable List<@NotNull ClusterType> supportedClusters,
        @Nullable List<@NotNull @Size(max = Texts.NAME) String> tags,
        @Nullable List<@NotNull @Valid Tool> workspaceTools) {

    private static final int HIGHEST_PORT = 65_535;

    /** Variable of a revision. Some clients say {@code name} for its key (behaviour.md, 3.8). */
    @Schema(name = "EnvironmentVariableV1")
    record Variable(
            @NotNull @Size(max = Texts.NAME) @JsonAlias("name")
            String key,

            @NotNull @Size(max = Texts.PROSE) String value) {

        private SealedVariables.Variable toVariable() {
            return new SealedVariables.Variable(key, value);
        }

        @Override
        public String toString() {
            return key;
        }
    }

    @Schema(name = "EnvironmentToolV1")
    record Tool(
            @NotNull @Size(max = Texts.NAME) String name,
            @NotNull @Size(max = Texts.NAME) String title,
            @Nullable @Size(max = Texts.LINE) String iconUrl,
            @NotNull List<@NotNull @Size(max = Texts.PROSE) String> startScripts,
            @Nullable List<@NotNull @Size(max = Texts.NAME) String> supportedFileExtensions,
            @Nullable @Valid Proxy proxyConfig) {

        private WorkspaceTool toTool() {
            return new WorkspaceTool(
                    name, title, iconUrl, startScripts, supportedFileExtensions, Proxy.of(proxyConfig));
        }
    }

    @Schema(name = "ProxyConfigV1")
    record Proxy(
            @NotNull @Size(max = Texts.LINE) String internalPath,
            @NotNull @Min(1) @Max(HIGHEST_PORT) Integer port,
            @Nullable Boolean requireSubdomain,
            @Nullable Boolean rewrite) {

        private static @Nullable ToolProxy of(@Nullable Proxy given) {
            return given == null
                    ? null
                    : new ToolProxy(given.internalPath, given.port, given.requireSubdomain, given.rewrite);
        }
    }

    /**
     * Seals the values of the variables, which go no further in clear; returns null when the caller says nothing of
     * them.
     */
    @Nullable
    SealedVariables sealedVariables(IdSource ids, MasterKey key) {
        return environmentVariables == null
                ? null
                : SealedVariables.of(
                        new VariablesId(ids.next()),
                        environmentVariables.stream().map(Variable::toVariable).toList(),
                        key);
    }

    RevisionDefinition toDefinition(@Nullable SealedVariables variables) {
        return new RevisionDefinition(
                image,
                dockerfileInstructions,
                variables == null ? null : variables.described(),
                preSetupScript,
                postSetupScript,
                preRunScript,
                postRunScript,
                skipCache,
                useVpn,
                summary,
                supportedClusters,
                tags,
                workspaceTools == null
                        ? null
                        : workspaceTools.stream().map(Tool::toTool).toList());
    }
}
