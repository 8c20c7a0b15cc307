package almanac.modelapi.api;

import almanac.modelapi.event.RecordingChoices;
import almanac.shared.EnvironmentId;
import almanac.shared.ProjectId;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Body of a new version.
 *
 * @param commitId of the project's files; null for the newest
 * @param predictionDatasetResourceId must be null, for calls are written into the log of the instance
 * @param shouldDeploy whether it runs and takes over; null for yes
 */
record NewModelApiVersionV1(
        @NotNull ProjectId projectId,
        @NotNull @Valid NewModelApiSourceV1 source,
        @NotNull Boolean logHttpRequestResponse,
        @NotNull Boolean monitoringEnabled,
        @Nullable Boolean recordInvocation,
        @Nullable String predictionDatasetResourceId,
        @Nullable @Pattern(regexp = "[0-9a-f]{40}") String commitId,
        @Nullable @Size(max = Texts.PROSE) String description,
        @Nullable EnvironmentId environmentId,
        @Nullable Boolean shouldDeploy) {

    private static final int MOST_EXCLUDED = 1_000;

    /** What is served: a function in a file of the project, or a version of a registered model. */
    record NewModelApiSourceV1(
            @NotNull @Pattern(regexp = "File|Registry") String type,
            @Nullable @Size(max = Texts.LINE) String file,
            @Nullable @Size(max = Texts.NAME) String function,
            @Nullable @Size(max = MOST_EXCLUDED) List<@NotNull @Size(max = Texts.LINE) String> excludeFiles,
            @Nullable @Size(max = Texts.NAME) String registeredModelName,
            @Nullable @Min(1) @Max(Integer.MAX_VALUE) Integer registeredModelVersion) {}

    String describedAs() {
        return Objects.requireNonNullElse(description, "");
    }

    boolean isToRun() {
        return Objects.requireNonNullElse(shouldDeploy, true);
    }

    RecordingChoices recording() {
        return new RecordingChoices(logHttpRequestResponse, monitoringEnabled, Boolean.TRUE.equals(recordInvocation));
    }
}
