package almanac.execution.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs the commands of jobs. What it knows of a job is kept beside the job, not in memory: whoever asks after a restart
 * is told the same. Limits and stops are brought about while somebody {@link #look looks}, so a running job is to be
 * looked at a few times a second.
 */
public interface JobExecutor {

    /** Why no job may be taken on here; empty when they may. */
    Optional<String> refusal();

    /** The job's own directory, made if need be. */
    JobDirectory directory(String job);

    /** Of which jobs there is anything here. */
    List<String> known();

    /** Returns when the command runs; it does not end with this server. A job is started once. */
    void start(Launch launch);

    /** Empty when it was never started here. */
    Optional<Started> started(String job);

    /** What has become of a job; holds it to its limits. */
    Condition look(String job);

    /** Asks all its processes to end, and ends those that have not after the grace. Returns at once. */
    void stop(String job, Duration grace);

    /** Ends all its processes at once; its files stay. */
    void kill(String job);

    /** Takes the job's directory away. A job that still runs is ended at once. */
    void remove(String job);
}
