package almanac.job.query;

import almanac.shared.HardwareTierId;

/** The reason why a job does not run yet. */
public record QueuedJobStatusDetailsV1(String expectedWait, String explanation, String helpText) {

    static QueuedJobStatusDetailsV1 ofTier(HardwareTierId hardwareTier) {
        return new QueuedJobStatusDetailsV1(
                "unknown",
                "The job waits for its turn on hardware tier '%s'".formatted(hardwareTier),
                "It starts by itself; a tier on which fewer jobs wait may be free sooner");
    }
}
