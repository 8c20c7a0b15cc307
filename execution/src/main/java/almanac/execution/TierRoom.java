package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.shared.HardwareTierId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the room of the hardware tiers, as of one look. The limits of each tier are asked for once. */
final class TierRoom {

    private final TierLimits tiers;
    private final Map<HardwareTierId, TierLimits.Tier> asked = new HashMap<>();
    private final Map<HardwareTierId, Integer> running = new HashMap<>();

    /** @param placed all jobs that run, on any server */
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
