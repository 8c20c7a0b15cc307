package almanac.execution.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs the commands of jobs. The state of a job is kept beside the job, not in memory, so it is the same after a
 * restart. Limits and stops take effect at each {@link #look look}, so a running job is to be looked at a few times a
 * second.
 */
public interface JobExecutor {

    /** Returns the reason why no job may be taken on here; empty when jobs may be taken on. */
    Optional<String> refusal();

    /** Returns the job's own directory, made if need be. */
    ProcessDirectory directory(String job);

    /** Returns the jobs that have a directory here. */
    List<String> known();

    /** Starts the command, and returns when it runs; it does not end with this server. A job is started once. */
    void start(Launch launch);

    /** Returns the start of the job; empty when it was never started here. */
    Optional<Started> started(String job);

    /** Returns the state of a job, and holds it to its limits. */
    Condition look(String job);

    /** Asks all processes of the job to end, and ends the rest after the grace. Returns at once. */
    void stop(String job, Duration grace);

    /** Ends all processes of the job at once; its files stay. */
    void kill(String job);

    /** Deletes the job's directory. A job that still runs is ended at once. */
    void remove(String job);
}
