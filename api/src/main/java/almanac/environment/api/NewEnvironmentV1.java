package almanac.environment.api;

import almanac.environment.api.NewEnvironmentRevisionV1.Tool;
import almanac.environment.api.NewEnvironmentRevisionV1.Variable;
import almanac.environment.command.EnvironmentCommand.CreateEnvironment;
import almanac.environment.event.ClusterType;
import almanac.environment.query.EnvironmentDefinition;
import almanac.messaging.Caller;
import almanac.secret.MasterKey;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.OrganizationId;
import almanac.storage.environment.SealedVariables;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Environment as a caller describes it: with its first revision, or with nothing but the one that it is to be a copy
 * of.
 */
record NewEnvironmentV1(
        @Nullable @Size(max = Texts.NAME) String name,
        @Nullable @Size(max = Texts.PROSE) String description,
        @Nullable Visibility visibility,
        @Nullable OrganizationId orgOwnerId,
        @Nullable Boolean addBaseDependencies,
        @Nullable Boolean isCurated,
        @Nullable Boolean isRestricted,
        @Nullable EnvironmentId duplicateFromEnvironmentId,
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

    /** Visibility that a caller may choose; an organization's environment is a private one with that owner. */
    enum Visibility {
        @JsonProperty("global")
        GLOBAL,
        @JsonProperty("private")
        PRIVATE
    }

    boolean isCopy() {
        if (duplicateFromEnvironmentId == null) {
            return false;
        }
        NewEnvironmentV1 nothingElse = new NewEnvironmentV1(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                duplicateFromEnvironmentId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        if (!equals(nothingElse)) {
            throw ErrorCode.INVALID_VALUE.with(
                    "duplicateFromEnvironmentId", "must stand alone: a copy takes everything from there");
        }
        return true;
    }

    CreateEnvironment toCommand(EnvironmentId environment, IdSource ids, MasterKey key, Caller caller) {
        String itsName = given(name, "name");
        if (itsName.isBlank()) {
            throw ErrorCode.INVALID_VALUE.with("name", "must not be blank");
        }
        boolean isGlobal = given(visibility, "visibility") == Visibility.GLOBAL;
        if (isGlobal && orgOwnerId != null) {
            throw ErrorCode.INVALID_VALUE.with("orgOwnerId", "a global environment has no owner");
        }
        given(image, "image");
        NewEnvironmentRevisionV1 first = firstRevision();
        SealedVariables variables = first.sealedVariables(ids, key);
        return new CreateEnvironment(
                environment,
                itsName,
                description,
                isGlobal,
                orgOwnerId,
                Boolean.TRUE.equals(isRestricted),
                isCurated,
                given(addBaseDependencies, "addBaseDependencies"),
                null,
                new EnvironmentRevisionId(ids.next()),
                first.toDefinition(variables),
                variables,
                caller.user());
    }

    private static <T> T given(@Nullable T value, String member) {
        if (value == null) {
            throw ErrorCode.INVALID_VALUE.with(member, "is needed unless duplicateFromEnvironmentId is given");
        }
        return value;
    }

    private NewEnvironmentRevisionV1 firstRevision() {
        return new NewEnvironmentRevisionV1(
                image,
                dockerfileInstructions,
                environmentVariables,
                preSetupScript,
                postSetupScript,
                preRunScript,
                postRunScript,
                skipCache,
                useVpn,
                summary,
                supportedClusters,
                tags,
                workspaceTools);
    }

    static CreateEnvironment copy(
            EnvironmentId original,
            EnvironmentDefinition definition,
            EnvironmentId environment,
            IdSource ids,
            Caller caller) {
        return new CreateEnvironment(
                environment,
                "Copy of " + definition.name(),
                definition.description(),
                false,
                null,
                false,
                null,
                definition.addBaseDependencies(),
                original,
                new EnvironmentRevisionId(ids.next()),
                definition.revision(),
                null,
                caller.user());
    }
}
