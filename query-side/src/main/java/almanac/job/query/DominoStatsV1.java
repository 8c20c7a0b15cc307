package almanac.job.query;

/** A statistic that a job reported. */
public record DominoStatsV1(String name, String value) {}
