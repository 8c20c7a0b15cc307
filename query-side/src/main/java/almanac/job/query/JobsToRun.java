package almanac.job.query;

import java.util.List;

/**
 * The jobs that have not ended.
 *
 * @param placed those that a server has taken on
 * @param waiting the others, on each hardware tier, as many as there is room for, in the order of their turns
 */
public record JobsToRun(List<JobToRun> placed, List<JobToRun> waiting) {

    public JobsToRun {
        placed = List.copyOf(placed);
        waiting = List.copyOf(waiting);
    }
}
