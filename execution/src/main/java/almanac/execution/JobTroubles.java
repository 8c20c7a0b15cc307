package almanac.execution;

import almanac.execution.process.JobExecutor;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.query.JobToRun;
import almanac.messaging.Outage;
import almanac.shared.JobId;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles jobs that the server failed at: the database may be away, or the disk full. They are tried again for a while,
 * in which each keeps its place here and is held to its limits, and are then given up.
 */
final class JobTroubles {

    private static final Logger log = LoggerFactory.getLogger(JobTroubles.class);

    private static final long BETWEEN_LOOKS = 200; // milliseconds
    private static final String GIVEN_UP = "The server could not run the job; its log says why.";
    private static final String TRIED_AGAIN =
            "The server met a fault of its own with this job, which its log tells of, and tries again";

    private final JobTools tools;
    private final Backoff backoff;
    private final BiConsumer<String, Consumer<JobFolders>> tidying;

    /** @param tidying removes what is left of a job, after the last words are written */
    JobTroubles(JobTools tools, Backoff backoff, BiConsumer<String, Consumer<JobFolders>> tidying) {
        this.tools = tools;
        this.backoff = backoff;
        this.tidying = tidying;
    }

    void areOver(String job) {
        backoff.isRestored(job);
    }

    /** Returns when it is time for the next attempt: at once when a job that never ran is to stop. */
    void tryLater(JobToRun job, Throwable fault, BooleanSupplier isRunning) {
        String id = job.job().value();
        if (backoff.pause(id).isZero()) {
            tell(id);
        }
        if (backoff.isLost(id) && !Outage.isBehind(fault)) {
            giveUp(job);
        }
        Looks looks = new Looks();
        try {
            for (long end = System.nanoTime() + backoff.pause(id).toNanos();
                    isRunning.getAsBoolean()
                            && System.nanoTime() < end
                            && !(looks.isTimeToAsk() && isToStop(job.job())); ) {
                Thread.sleep(BETWEEN_LOOKS);
                look(id);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes to the job's log why nothing happens meanwhile. */
    private void tell(String job) {
        try {
            JobFolders folders = new JobFolders(tools.executor().directory(job));
            folders.mention(TRIED_AGAIN);
            tools.output().follow(job, folders.logs());
        } catch (RuntimeException e) {
            log.warn("The log of job {} cannot be kept: {}", job, e.getMessage());
        }
    }

    private boolean isToStop(JobId job) {
        try {
            JobToRun now = tools.records().get(job);
            return now.isToStop() && !now.hasRun();
        } catch (RuntimeException e) {
            log.warn("It cannot be asked whether job {} is to stop: {}", job, e.getMessage());
            return false;
        }
    }

    private void look(String job) {
        try {
            tools.executor().look(job);
        } catch (RuntimeException e) {
            log.warn("Job {} cannot be looked at: {}", job, e.getMessage());
        }
    }

    /** Gives the job up. When even that cannot be recorded, the job goes on and is looked at again: it may run well. */
    private void giveUp(JobToRun job) {
        String id = job.job().value();
        try {
            tools.records().send(new AbandonJob(job.job(), GIVEN_UP, commitOf(id)));
            backoff.isRestored(id);
        } catch (RuntimeException e) {
            log.warn("A job cannot be ended at the moment: {}", e.getMessage());
            return;
        }
        tidying.accept(id, folders -> folders.mention(GIVEN_UP));
    }

    private @Nullable String commitOf(String job) {
        JobExecutor executor = tools.executor();
        return executor.known().contains(job) ? new JobFolders(executor.directory(job)).commit() : null;
    }
}
