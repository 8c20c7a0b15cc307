package almanac.hardwaretier.api;

import almanac.hardwaretier.api.NewOptions.Gpu;
import almanac.hardwaretier.api.NewOptions.OverProvisioning;
import almanac.hardwaretier.api.NewOptions.PodCustomization;
import almanac.hardwaretier.api.NewOptions.Restrictions;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier.Defaults;
import almanac.hardwaretier.event.TierFlags;
import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hardware tier as a caller defines it; a member that is left out has a default (behaviour.md, 3.9). */
record NewHardwareTierV1(
        @NotNull HardwareTierId id,
        @NotNull @NotBlank @Size(max = Texts.NAME) String name,
        @NotNull @Size(max = Texts.NAME) String nodePool,
        @NotNull @Valid NewResources resources,
        @Nullable NewHardwareTierFlagsV1 flags,

        @Nullable @PositiveOrZero @DecimalMax(NewResources.MOST)
        Double centsPerMinute,

        @Nullable @Valid Restrictions computeClusterRestrictions,
        @Nullable @Size(max = Texts.NAME) String dataPlaneId,
        @Nullable @Valid Gpu gpuConfiguration,
        @Nullable @Positive Integer maxSimultaneousExecutions,
        @Nullable @Valid OverProvisioning overProvisioning,
        @Nullable @Valid PodCustomization podCustomization,
        @Nullable List<@NotNull @Size(max = Texts.NAME) String> availabilityZones,
        @Nullable List<@NotNull @Size(max = Texts.NAME) String> tags) {

    record NewHardwareTierFlagsV1(
            @Nullable Boolean isDataAnalystTier,
            @Nullable Boolean isDefault,
            @Nullable Boolean isDefaultForModelApi,
            @Nullable Boolean isGlobal,
            @Nullable Boolean isModelApiTier,
            @Nullable Boolean isVisible) {

        private static final NewHardwareTierFlagsV1 NOTHING_SAID =
                new NewHardwareTierFlagsV1(null, null, null, null, null, null);

        private TierFlags toFlags() {
            return new TierFlags(
                    Boolean.TRUE.equals(isDataAnalystTier),
                    !Boolean.FALSE.equals(isGlobal),
                    !Boolean.FALSE.equals(isVisible),
                    isModelApiTier,
                    isDefaultForModelApi != null);
        }

        private Defaults toDefaults() {
            return new Defaults(Boolean.TRUE.equals(isDefault), Boolean.TRUE.equals(isDefaultForModelApi));
        }
    }

    DefineHardwareTier toCommand() {
        NewHardwareTierFlagsV1 said = Objects.requireNonNullElse(flags, NewHardwareTierFlagsV1.NOTHING_SAID);
        TierSpecification specification = new TierSpecification(
                nodePool,
                resources.toResources(),
                said.toFlags(),
                Objects.requireNonNullElse(centsPerMinute, 0.0),
                Restrictions.of(computeClusterRestrictions),
                dataPlaneId,
                Gpu.of(gpuConfiguration),
                maxSimultaneousExecutions,
                OverProvisioning.of(overProvisioning),
                PodCustomization.of(podCustomization),
                availabilityZones,
                tags,
                Map.of());
        return new DefineHardwareTier(id, name, specification, said.toDefaults());
    }
}
