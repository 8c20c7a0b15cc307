package almanac.hardwaretier.api;

import almanac.hardwaretier.api.NewOptions.Gpu;
import almanac.hardwaretier.api.NewOptions.OverProvisioning;
import almanac.hardwaretier.api.NewOptions.PodCustomization;
import almanac.hardwaretier.api.NewOptions.Restrictions;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier.Defaults;
import almanac.hardwaretier.command.HardwareTierCommand.RedefineHardwareTier;
import almanac.hardwaretier.event.TierFlags;
import almanac.hardwaretier.event.TierSpecification;
import almanac.hardwaretier.query.HardwareTierCapacityV1;
import almanac.shared.HardwareTierId;
import almanac.shared.Timestamps;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hardware tier that is to take the place of another. Its capacity and its times stay as they are, whatever the caller
 * says of them (behaviour.md, 3.9).
 */
@Schema(name = "HardwareTierV1")
record ChangedHardwareTierV1(
        @NotNull HardwareTierId id,
        @NotNull @NotBlank @Size(max = Texts.NAME) String name,
        @Nullable @Size(max = Texts.NAME) String nodePool,
        @NotNull @Valid NewResources resources,
        @NotNull @Valid Flags flags,

        @NotNull @PositiveOrZero @DecimalMax(NewResources.MOST)
        Double centsPerMinute,

        @Nullable @Valid Restrictions computeClusterRestrictions,
        @Nullable @Size(max = Texts.NAME) String dataPlaneId,
        @Nullable @Valid Gpu gpuConfiguration,
        @Nullable @Positive Integer maxSimultaneousExecutions,
        @Nullable @Valid OverProvisioning overProvisioning,
        @NotNull @Valid PodCustomization podCustomization,
        @Nullable HardwareTierCapacityV1 capacity,
        @Nullable List<@NotNull @Size(max = Texts.NAME) String> availabilityZones,
        @Nullable List<@NotNull @Size(max = Texts.NAME) String> tags,

        @NotNull Map<@Size(max = Texts.LINE) String, @NotNull @Size(max = Texts.PROSE) String> metadata,

        @NotNull @Schema(format = "date-time") String creationTime,
        @NotNull @Schema(format = "date-time") String updateTime) {

    @Schema(name = "HardwareTierFlagsV1")
    record Flags(
            @NotNull Boolean isArchived,
            @NotNull Boolean isDataAnalystTier,
            @NotNull Boolean isDefault,
            @Nullable Boolean isDefaultForModelApi,
            @NotNull Boolean isGlobal,
            @Nullable Boolean isModelApiTier,
            @NotNull Boolean isVisible) {

        private TierFlags toFlags() {
            return new TierFlags(isDataAnalystTier, isGlobal, isVisible, isModelApiTier, isDefaultForModelApi != null);
        }

        private Defaults toDefaults() {
            return new Defaults(isDefault, Boolean.TRUE.equals(isDefaultForModelApi));
        }
    }

    RedefineHardwareTier toCommand() {
        Timestamps.of("creationTime", creationTime);
        Timestamps.of("updateTime", updateTime);
        TierSpecification specification = new TierSpecification(
                nodePool,
                resources.toResources(),
                flags.toFlags(),
                centsPerMinute,
                Restrictions.of(computeClusterRestrictions),
                dataPlaneId,
                Gpu.of(gpuConfiguration),
                maxSimultaneousExecutions,
                OverProvisioning.of(overProvisioning),
                PodCustomization.of(podCustomization),
                availabilityZones,
                tags,
                metadata);
        return new RedefineHardwareTier(id, name, specification, flags.toDefaults(), flags.isArchived());
    }
}
