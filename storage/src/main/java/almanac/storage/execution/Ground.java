package almanac.storage.execution;

import java.nio.file.Path;

/**
 * Where a job runs.
 *
 * @param hidden what of the machine's files the job is not to see, but for its own
 * @param inside the job's own
 * @param work where its command begins
 */
record Ground(String job, Path hidden, Path inside, Path work) {}
