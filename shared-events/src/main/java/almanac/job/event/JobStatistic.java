package almanac.job.event;

/** A figure that a job reports of itself. */
public record JobStatistic(String name, String value) {}
