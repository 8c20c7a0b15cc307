package almanac.execution.process;

import java.nio.file.Path;

/**
 * Places of a job: its own, and those that it must not see.
 *
 * @param hidden directory of all jobs, of which the job sees only its own part
 * @param mounts what else the job must not see
 * @param inside the job's own directory
 * @param work directory in which its command begins
 */
record SandboxPaths(String job, Path hidden, MountPolicy mounts, Path inside, Path work) {}
