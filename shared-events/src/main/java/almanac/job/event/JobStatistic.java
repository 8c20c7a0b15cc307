package almanac.job.event;

/** A figure that a job tells of itself. */
public record JobStatistic(String name, String value) {}
