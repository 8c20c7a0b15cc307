package almanac.hardwaretier.api;

import almanac.hardwaretier.event.TierClusterRestrictions;
import almanac.hardwaretier.event.TierGpuConfiguration;
import almanac.hardwaretier.event.TierOverProvisioning;
import almanac.hardwaretier.event.TierPodCustomization;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts that only some hardware tiers have, as a caller names them. */
final class NewOptions {

    private NewOptions() {}

    @Schema(name = "HardwareTierComputeClusterRestrictionsV1")
    record Restrictions(
            @NotNull Boolean restrictToDask,
            @NotNull Boolean restrictToMpi,
            @NotNull Boolean restrictToRay,
            @NotNull Boolean restrictToSpark) {

        static @Nullable TierClusterRestrictions of(@Nullable Restrictions given) {
            return given == null
                    ? null
                    : new TierClusterRestrictions(
                            given.restrictToDask, given.restrictToMpi, given.restrictToRay, given.restrictToSpark);
        }
    }

    @Schema(name = "HardwareTierGpuConfigurationV1")
    record Gpu(
            @NotNull @Size(max = Texts.LINE) String gpuKey,
            @NotNull @PositiveOrZero Integer numberOfGpus) {

        static @Nullable TierGpuConfiguration of(@Nullable Gpu given) {
            return given == null ? null : new TierGpuConfiguration(given.gpuKey, given.numberOfGpus);
        }
    }

    @Schema(name = "HardwareTierOverProvisioningV1")
    record OverProvisioning(
            @NotNull @PositiveOrZero Integer instances,
            @NotNull Boolean schedulingEnabled,

            @NotNull
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY",
                                    message = "must be MONDAY to SUNDAY")
                            String>
                    daysOfWeek,

            @NotNull @Size(max = Texts.NAME) String timezone,
            @NotNull @Size(max = Texts.NAME) String fromTime,
            @NotNull @Size(max = Texts.NAME) String toTime) {

        static @Nullable TierOverProvisioning of(@Nullable OverProvisioning given) {
            return given == null
                    ? null
                    : new TierOverProvisioning(
                            given.instances,
                            given.schedulingEnabled,
                            given.daysOfWeek,
                            given.timezone,
                            given.fromTime,
                            given.toTime);
        }
    }

    @Schema(name = "HardwareTierPodCustomizationV1")
    record PodCustomization(
            @Nullable
            Map<@Size(max = Texts.LINE) String, @NotNull @Size(max = Texts.PROSE) String> additionalAnnotations,

            @Nullable Map<@Size(max = Texts.LINE) String, @NotNull @Size(max = Texts.PROSE) String> additionalLabels,
            @Nullable Map<@Size(max = Texts.LINE) String, @NotNull @Size(max = Texts.PROSE) String> additionalLimits,
            @Nullable Map<@Size(max = Texts.LINE) String, @NotNull @Size(max = Texts.PROSE) String> additionalRequests,
            @Nullable List<@NotNull @Size(max = Texts.LINE) String> capabilities,
            @Nullable Map<@Size(max = Texts.LINE) String, @NotNull @Size(max = Texts.PROSE) String> hugepages) {

        static TierPodCustomization of(@Nullable PodCustomization given) {
            return given == null
                    ? TierPodCustomization.NONE
                    : new TierPodCustomization(
                            given.additionalAnnotations,
                            given.additionalLabels,
                            given.additionalLimits,
                            given.additionalRequests,
                            given.capabilities,
                            given.hugepages);
        }
    }
}
