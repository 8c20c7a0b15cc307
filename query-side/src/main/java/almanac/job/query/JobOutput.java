package almanac.job.query;

/**
 * What a job has printed, and what was said of its preparation, each as one text.
 *
 * @param console both streams, in the order in which they were read
 */
public record JobOutput(String preparation, String console) {}
