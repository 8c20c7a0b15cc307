package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.shared.HardwareTierId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much room the hardware tiers have, as of one look. What a tier lets run is asked once. */
final class TierRoom {

    private final TierLimits tiers;
    private final Map<HardwareTierId, TierLimits.Tier> asked = new HashMap<>();
    private final Map<HardwareTierId, Integer> running = new HashMap<>();

    /** @param placed all that run, on whichever server */
    TierRoom(List<JobToRun> placed, TierLimits tiers) {
        this.tiers = tiers;
        placed.forEach(this::take);
    }

    boolean isFor(JobToRun job) {
        HardwareTierId tier = job.request().hardwareTier();
        Integer most = asked.computeIfAbsent(tier, tiers::of).most();
        return most == null || running.getOrDefault(tier, 0) < most;
    }

    void take(JobToRun job) {
        running.merge(job.request().hardwareTier(), 1, Integer::sum);
    }
}
