package almanac.job.query;

/**
 * The output of a job and of its preparation, each as one text.
 *
 * @param console both streams, in the order in which they were read
 */
public record JobOutput(String preparation, String console) {}
