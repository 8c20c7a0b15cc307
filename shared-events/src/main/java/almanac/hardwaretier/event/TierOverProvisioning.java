package almanac.hardwaretier.event;

import java.util.List;

/** The capacity of a hardware tier that is kept ready, and when. */
public record TierOverProvisioning(
        int instances,
        boolean schedulingEnabled,
        List<String> daysOfWeek,
        String timezone,
        String fromTime,
        String toTime) {}
