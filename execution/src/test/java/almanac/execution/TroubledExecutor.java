package almanac.execution;

import almanac.execution.process.Condition;
import almanac.execution.process.JobExecutor;
import almanac.execution.process.Launch;
import almanac.execution.process.ProcessDirectory;
import almanac.execution.process.Started;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Fails at what it is told to fail at; else as another. */
final class TroubledExecutor implements JobExecutor {

    final AtomicInteger directoriesRefused = new AtomicInteger();
    volatile @Nullable String refusal;
    volatile boolean hasNoAnswer;
    volatile @Nullable String stuck;

    private final JobExecutor executor;

    TroubledExecutor(JobExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Optional<String> refusal() {
        if (hasNoAnswer) {
            throw new IllegalStateException("disk full");
        }
        return Optional.ofNullable(refusal);
    }

    @Override
    public ProcessDirectory directory(String job) {
        if (directoriesRefused.getAndDecrement() > 0) {
            throw new IllegalStateException("disk full");
        }
        return executor.directory(job);
    }

    @Override
    public List<String> known() {
        return executor.known();
    }

    @Override
    public void start(Launch launch) {
        executor.start(launch);
    }

    @Override
    public Optional<Started> started(String job) {
        return executor.started(job);
    }

    @Override
    public Condition look(String job) {
        return executor.look(job);
    }

    @Override
    public void stop(String job, Duration grace) {
        executor.stop(job, grace);
    }

    @Override
    public void kill(String job) {
        if (job.equals(stuck)) {
            throw new IllegalStateException("it does not end");
        }
        executor.kill(job);
    }

    @Override
    public void remove(String job) {
        if (job.equals(stuck)) {
            throw new IllegalStateException("name too long");
        }
        executor.remove(job);
    }
}
