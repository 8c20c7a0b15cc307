package almanac.execution.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.execution.process.LocalExecutor;
import almanac.execution.serving.ModelHost.Result;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.modelapi.command.PredictionCommand.FailPrediction;
import almanac.modelapi.command.PredictionCommand.ForgetPrediction;
import almanac.modelapi.command.PredictionCommand.SucceedPrediction;
import almanac.modelapi.event.PredictionEvent.Failure;
import almanac.modelapi.query.ModelApiQuery.ListServedVersions;
import almanac.modelapi.query.ServedVersion;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.PredictionId;
import almanac.storage.prediction.PredictionQueue;
import almanac.storage.prediction.PredictionQueue.Kept;
import almanac.storage.prediction.PredictionQueue.State;
import almanac.store.StartStep;
import almanac.turn.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has asynchronous predictions made by the instances of this server that are free: each takes one after the other, in
 * the order in which they came. What cannot be made any more fails, and what was done long ago is erased.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // an import runs nothing
final class PredictionWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(PredictionWorker.class);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;
    private static final int OK = 200;
    private static final int NO_JSON = 422;

    private final Dispatch dispatch;
    private final ModelHost host;
    private final PredictionQueue queue;
    private final LocalExecutor executor;
    private final MasterKey masterKey;
    private final ServingSettings settings;
    private final PredictionLimits limits;
    private final InstantSource clock;
    private final IdSource ids;
    private final Set<JobId> busy = ConcurrentHashMap.newKeySet();
    private @Nullable String server;
    private Instant nextCleaning = Instant.EPOCH;

    PredictionWorker(
            Dispatch dispatch,
            ModelHost host,
            PredictionQueue queue,
            LocalExecutor executor,
            MasterKey masterKey,
            ServingSettings settings,
            PredictionLimits limits,
            InstantSource clock,
            IdSource ids) {
        super("Asynchronous predictions");
        this.dispatch = dispatch;
        this.host = host;
        this.queue = queue;
        this.executor = executor;
        this.masterKey = masterKey;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts only where instances run. */
    @Override
    public boolean isAutoStartup() {
        return settings.isServing();
    }

    @Override
    protected void look() {
        String here = server;
        if (here == null) {
            here = executor.name(ids::next);
            queue.release(here);
            server = here;
        }
        for (ServedVersion version :
                dispatch.askAsSystem(new ListServedVersions(), RequestId.next()).versions()) {
            if (version.isAsync() && version.isWanted() && version.number() == version.activeNumber()) {
                String leaseholder = here;
                host.of(version.version()).stream()
                        .filter(instance -> busy.add(instance.job()))
                        .forEach(instance -> Thread.ofVirtual()
                                .name("predictions-" + instance.job())
                                .start(() -> work(instance, version, leaseholder)));
            }
        }
        if (clock.instant().isAfter(nextCleaning)) {
            nextCleaning = clock.instant().plus(BETWEEN_CLEANINGS);
            clean();
        }
    }

    /** Makes predictions on the instance for as long as some wait. */
    private void work(ModelInstance instance, ServedVersion version, String here) {
        try {
            while (isRunning() && !instance.isDraining()) {
                Optional<Kept> next = queue.lease(
                        version.api(),
                        here,
                        clock.instant(),
                        settings.longestPrediction().multipliedBy(2));
                if (next.isEmpty()) {
                    return;
                }
                make(next.get(), instance, version, here);
            }
        } catch (RuntimeException e) {
            log.warn("Predictions of version {} cannot be made for now: {}", version.version(), e.getMessage());
        } finally {
            busy.remove(instance.job());
        }
    }

    private void make(Kept prediction, ModelInstance instance, ServedVersion version, String here) {
        if (!instance.enter()) {
            queue.giveBack(prediction.prediction(), here);
            return;
        }
        String parameters =
                masterKey.open(prediction.sealed(), PredictionQueue.context(prediction.prediction(), State.QUEUED));
        byte[] body = ("{\"data\":" + parameters + "}").getBytes(UTF_8);
        long begin = System.nanoTime();
        try {
            Result result = host.call(instance, version.api(), body, settings.longestPrediction());
            end(prediction.prediction(), version.version(), result, (System.nanoTime() - begin) / 1_000_000);
        } catch (InstanceFailure failure) {
            switch (failure.kind()) {
                case TOO_SLOW ->
                    fail(
                            prediction.prediction(),
                            version.version(),
                            Failure.TOO_SLOW,
                            "The function took longer than " + settings.longestPrediction());
                case CLOSING -> queue.giveBack(prediction.prediction(), here);
                case NONE_READY, BUSY, CRASHED -> queue.release(prediction.prediction(), here);
            }
        }
    }

    private void end(PredictionId prediction, ModelApiVersionId version, Result result, long durationMs) {
        String text = new String(result.body(), UTF_8);
        if (result.status() != OK) {
            fail(
                    prediction,
                    version,
                    result.status() == NO_JSON ? Failure.RESULT : Failure.FUNCTION,
                    JsonMapper.shared().readTree(text).path("message").asString("The function failed"));
        } else if (result.body().length > limits.largestResult()) {
            fail(
                    prediction,
                    version,
                    Failure.RESULT,
                    "The result has more than %d bytes: write it to a dataset, and return where it is"
                            .formatted(limits.largestResult()));
        } else if (!PredictionOutcome.isReadable(text)) {
            fail(prediction, version, Failure.RESULT, "The result is no JSON, or is nested too deeply");
        } else {
            send(new SucceedPrediction(
                    prediction,
                    version,
                    sealed(prediction, State.SUCCEEDED, PredictionOutcome.succeeded(text)),
                    durationMs,
                    result.body().length,
                    clock.instant()));
        }
    }

    /** Ends what cannot be made any more, and erases what was done long ago. */
    private void clean() {
        Instant now = clock.instant();
        each(
                queue.ofArchived(AT_ONCE),
                Kept::prediction,
                kept -> fail(kept.prediction(), null, Failure.ARCHIVED, "The model API is archived"));
        each(
                queue.queuedBefore(now.minus(limits.longestWait()), AT_ONCE),
                Kept::prediction,
                kept -> fail(
                        kept.prediction(),
                        null,
                        Failure.EXPIRED,
                        "No version of the model API has made it within " + limits.longestWait()));
        each(
                queue.givenUp(now, AT_ONCE),
                Kept::prediction,
                kept -> fail(
                        kept.prediction(),
                        null,
                        Failure.LOST,
                        "Lost with its server or its process, %d times".formatted(kept.attempts())));
        each(
                queue.doneBefore(now.minus(limits.keptFor()), AT_ONCE),
                PredictionId::value,
                prediction -> send(new ForgetPrediction(prediction)));
    }

    private void fail(PredictionId prediction, @Nullable ModelApiVersionId version, Failure kind, String sentence) {
        send(new FailPrediction(
                prediction,
                version,
                kind,
                sealed(prediction, State.FAILED, PredictionOutcome.failed(sentence)),
                0,
                clock.instant()));
    }

    private SealedSecret sealed(PredictionId prediction, State state, PredictionOutcome outcome) {
        return masterKey.seal(
                JsonMapper.shared().writeValueAsString(outcome), PredictionQueue.context(prediction, state));
    }

    private void send(Object command) {
        dispatch.sendAsSystem(command, RequestId.next());
    }

    /** Starts when this server answers requests, and other servers may start. */
    @Override
    public int getPhase() {
        return StartStep.Order.OTHERS_MAY_START.phase() + 1;
    }
}
