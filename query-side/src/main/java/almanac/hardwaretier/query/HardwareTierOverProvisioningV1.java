package almanac.hardwaretier.query;

import almanac.hardwaretier.event.TierOverProvisioning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The capacity of a hardware tier that is kept ready, and when, as the API shows it. */
public record HardwareTierOverProvisioningV1(
        int instances,
        boolean schedulingEnabled,
        List<String> daysOfWeek,
        String timezone,
        String fromTime,
        String toTime) {

    static @Nullable HardwareTierOverProvisioningV1 of(@Nullable TierOverProvisioning kept) {
        return kept == null
                ? null
                : new HardwareTierOverProvisioningV1(
                        kept.instances(),
                        kept.schedulingEnabled(),
                        kept.daysOfWeek(),
                        kept.timezone(),
                        kept.fromTime(),
                        kept.toTime());
    }
}
