package almanac.execution;

import almanac.execution.process.Condition.Ended;
import almanac.execution.process.Usage;
import almanac.job.event.JobInput;
import almanac.job.event.JobResult;
import almanac.job.event.JobStatistic;
import almanac.job.event.JobUsage;
import almanac.job.query.JobToRun;
import almanac.shared.DomainException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the results of a job that has ended. Whatever state its folder is in, the job ends as its command did. */
record JobResults(JobToRun job, JobTools tools, JobFolders folders) {

    private static final Logger log = LoggerFactory.getLogger(JobResults.class);
    private static final double GIBIBYTE = 1L << 30;
    private static final double MILLIS = 1_000;
    private static final int ATTEMPTS = 3;

    JobResult of(Ended ended, boolean discards) {
        boolean isInPlace = folders.isInPlace(folders.work());
        String output = discards ? null : kept(isInPlace);
        List<JobStatistic> statistics = isInPlace ? Statistics.in(folders.work(), folders::mention) : List.of();
        return new JobResult(output, statistics, usage(ended.usage()), List.of());
    }

    /**
     * Keeps the changes, and goes on after a restart when the server ends meanwhile. The number of attempts is bounded:
     * what the job has left may be what ends the server.
     */
    private @Nullable String kept(boolean isInPlace) {
        if (!folders.mayTry(ATTEMPTS)) {
            folders.mention(
                    "What the job has changed is not kept: the server has ended %d times over it.".formatted(ATTEMPTS));
            return null;
        }
        try {
            String output = keptOnce(isInPlace);
            folders.hasOutlasted();
            return output;
        } catch (RuntimeException e) { // the server has not ended
            folders.hasOutlasted();
            throw e;
        }
    }

    private @Nullable String keptOnce(boolean isInPlace) {
        JobInput input = Objects.requireNonNull(job.input(), "a job that has run was prepared");
        unlessRefused(() -> {
            tools.datasets().keep(job, input.datasets(), folders);
            return null;
        });
        if (!isInPlace) {
            folders.mention("What the job has changed is not kept: its folder is not where it was.");
            return null;
        }
        return unlessRefused(() ->
                folders.once("output", () -> tools.files().keep(job, input, folders.work(), folders::mention)));
    }

    /** Turns a refusal into a note: a job may leave what cannot be read, which is no fault of the server. */
    private @Nullable String unlessRefused(Supplier<@Nullable String> keeping) {
        try {
            return keeping.get();
        } catch (DomainException refusal) {
            folders.mention("What the job has changed is not kept: " + refusal.getMessage());
        } catch (UncheckedIOException | InvalidPathException e) {
            log.warn("What job {} has left cannot be read", job.job(), e);
            folders.mention("What the job has changed is not kept: it cannot be read.");
        }
        return null;
    }

    private static JobUsage usage(Usage usage) {
        return new JobUsage(
                100 * usage.peakCores(),
                usage.peakMemoryBytes() / GIBIBYTE,
                usage.cpuTime().toMillis() / MILLIS);
    }
}
