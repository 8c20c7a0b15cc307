package almanac.execution.serving;

import almanac.execution.process.LocalExecutor;
import almanac.execution.serving.InstanceConnection.Answer;
import almanac.execution.serving.InstanceFailure.Kind;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.JobId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Carries calls to those instances of model APIs on this server that are ready. A call that has begun ends where it
 * began, whatever becomes of the version meanwhile. When the server shuts down, calls that are under way have most of the
 * grace to end, and no others begin; the instances outlive the server.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // an import runs nothing
public final class ModelHost {

    private static final String SOCKET = "model.sock";

    /** For how long calls that were ended may still take to say so. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(1);

    private static final long BETWEEN_LOOKS = 20; // milliseconds

    private final LocalExecutor executor;
    private final ServingSettings settings;
    private final InvocationCounts counts;
    private final ScheduledExecutorService deadlines;
    private final Map<JobId, ModelInstance> ready = new ConcurrentHashMap<>();
    private volatile boolean isClosing;

    ModelHost(LocalExecutor executor, ServingSettings settings, InvocationCounts counts) {
        this.executor = executor;
        this.settings = settings;
        this.counts = counts;
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("model-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        this.deadlines = timer;
    }

    /**
     * The answer of a function.
     *
     * @param status 200 for a result; else the body is an object with a message
     * @param micros how long the function took
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through, which nothing compares
    public record Result(int status, long micros, byte[] body) {}

    /** Calls the version, and counts the call. */
    public Result call(ModelApiId api, ModelApiVersionId version, byte[] body) throws InstanceFailure {
        return call(entered(version), api, body, settings.longestCall());
    }

    /** Calls an instance that the caller has entered, and counts the call. */
    Result call(ModelInstance instance, ModelApiId api, byte[] body, Duration longest) throws InstanceFailure {
        long begin = System.nanoTime();
        boolean isAnswered = false;
        try {
            Answer answer = instance.call(body, longest);
            isAnswered = answer.status() == 200;
            return new Result(answer.status(), answer.micros(), answer.body());
        } catch (InstanceFailure failure) {
            if (failure.kind() == Kind.TOO_SLOW || failure.kind() == Kind.CRASHED) {
                replace(instance);
            }
            throw failure;
        } finally {
            instance.leave();
            counts.add(api, instance.version(), isAnswered, (System.nanoTime() - begin) / 1_000_000);
        }
    }

    /** Ends an instance that is of no use any more. Another one is started in its place. */
    private void replace(ModelInstance instance) {
        instance.drain();
        ready.remove(instance.job());
        Thread.ofVirtual()
                .name("ending-" + instance.job())
                .start(() -> executor.kill(instance.job().value()));
    }

    /** Enters the instance of the version that has the least to do. */
    private ModelInstance entered(ModelApiVersionId version) throws InstanceFailure {
        if (isClosing) {
            throw new InstanceFailure(Kind.CLOSING);
        }
        List<ModelInstance> able = of(version).stream()
                .sorted(Comparator.comparingInt(ModelInstance::load))
                .toList();
        for (ModelInstance instance : able) {
            if (instance.enter()) {
                return instance;
            }
        }
        throw new InstanceFailure(able.stream().allMatch(ModelInstance::isDraining) ? Kind.NONE_READY : Kind.BUSY);
    }

    Collection<ModelInstance> of(ModelApiVersionId version) {
        return ready.values().stream()
                .filter(instance -> instance.version().equals(version))
                .toList();
    }

    /** Returns an instance that is not known to be ready yet. */
    ModelInstance instance(JobId job, ModelApiVersionId version) {
        Path inside = executor.directory(job.value()).inside();
        return new ModelInstance(job, version, ShortPath.of(inside).resolve(SOCKET), settings, deadlines);
    }

    Optional<ModelInstance> ready(JobId job) {
        return Optional.ofNullable(ready.get(job));
    }

    void add(ModelInstance instance) {
        ready.put(instance.job(), instance);
        if (isClosing) { // it was found while the server began to shut down
            instance.drain();
        }
    }

    /** Forgets the instances that are none of these. */
    void keepOnly(Collection<JobId> jobs) {
        ready.keySet().retainAll(jobs);
    }

    /** Takes no more calls, and gives those that are under way so long to end. The instances stay as they are. */
    void close(Duration longest) {
        isClosing = true;
        ready.values().forEach(ModelInstance::drain);
        long end = System.nanoTime() + longest.toNanos();
        awaitCalls(end);
        ready.values().forEach(ModelInstance::letGo);
        awaitCalls(end + LAST_STEPS.toNanos());
    }

    private void awaitCalls(long end) {
        try {
            while (System.nanoTime() < end && ready.values().stream().anyMatch(instance -> instance.load() > 0)) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void end() {
        deadlines.shutdownNow();
    }
}
