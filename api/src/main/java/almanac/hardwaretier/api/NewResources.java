package almanac.hardwaretier.api;

import almanac.hardwaretier.event.MemoryAmount;
import almanac.hardwaretier.event.TierResources;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/** Resources of a hardware tier, as a caller states them. */
@Schema(name = "HardwareTierResourcesV1")
record NewResources(
        @NotNull @Positive @DecimalMax(NewResources.MOST) Double cores,
        @Nullable @Positive @DecimalMax(NewResources.MOST) Double coresLimit,
        @NotNull @Valid Amount memory,
        @Nullable @Valid Amount memoryLimit,
        @Nullable @Valid Amount memorySwapLimit,
        @Nullable @Valid Amount sharedMemoryLimit,
        @NotNull Boolean allowSharedMemoryToExceedDefault) {

    /** Most cores, or memory in any unit: more than exists anywhere, and little enough to count with. */
    static final String MOST = "1000000000";

    /** Amount of memory. */
    @Schema(name = "InformationV1")
    record Amount(
            @NotNull @Positive @DecimalMax(NewResources.MOST)
            Double value,

            @NotNull MemoryAmount.Unit units) {

        private static @Nullable MemoryAmount of(@Nullable Amount amount) {
            return amount == null ? null : amount.toAmount();
        }

        private MemoryAmount toAmount() {
            return new MemoryAmount(value, units);
        }
    }

    TierResources toResources() {
        return new TierResources(
                cores,
                coresLimit,
                memory.toAmount(),
                Amount.of(memoryLimit),
                Amount.of(memorySwapLimit),
                Amount.of(sharedMemoryLimit),
                allowSharedMemoryToExceedDefault);
    }
}
