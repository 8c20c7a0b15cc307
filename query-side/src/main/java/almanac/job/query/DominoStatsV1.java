package almanac.job.query;

/** A figure that a job told of itself. */
public record DominoStatsV1(String name, String value) {}
