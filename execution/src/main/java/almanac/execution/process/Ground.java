package almanac.execution.process;

import java.nio.file.Path;

/**
 * Where a job runs.
 *
 * @param hidden where the jobs have their directories: the job is not to see it, but for its own
 * @param mounts what else it is not to see
 * @param inside the job's own
 * @param work where its command begins
 */
record Ground(String job, Path hidden, MountPolicy mounts, Path inside, Path work) {}
