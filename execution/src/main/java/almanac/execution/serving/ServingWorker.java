package almanac.execution.serving;

import almanac.execution.process.LocalExecutor;
import almanac.execution.serving.InstanceConnection.Answer;
import almanac.job.command.JobCommand.StartServing;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.event.JobRequest;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.modelapi.command.ModelApiCommand.ActivateModelApiVersion;
import almanac.modelapi.command.ModelApiVersionCommand.ReportFailed;
import almanac.modelapi.command.ModelApiVersionCommand.ReportHalted;
import almanac.modelapi.command.ModelApiVersionCommand.ReportServing;
import almanac.modelapi.command.ModelApiVersionCommand.ReportStalled;
import almanac.modelapi.command.ModelApiVersionCommand.TargetModelApiVersion;
import almanac.modelapi.event.ServedFunction;
import almanac.modelapi.query.ModelApiQuery.ListServedVersions;
import almanac.modelapi.query.ServedVersion;
import almanac.modelapi.query.ServedVersion.Instance;
import almanac.modelapi.query.VersionState;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.RevisionSpec;
import almanac.store.StartStep;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps as many instances of each version as are wanted: one server decides which are started and stopped, and each
 * looks after those that run on it. A version takes over from the one before when its first instance answers; the
 * instances of that one end when their last call has ended.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // an import runs nothing
final class ServingWorker extends Worker {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(3);
    private static final int FAILURES = 3;
    private static final Set<VersionState> STARTED = EnumSet.of(VersionState.SERVING, VersionState.STALLED);
    private static final String COMMAND = "python3 ../serving/harness.py";

    private final Dispatch dispatch;
    private final ModelHost host;
    private final LocalExecutor executor;
    private final ServingSettings settings;
    private final LeaderLock leaderLock;
    private final InstantSource clock;
    private final IdSource ids;
    private final Map<JobId, Health> health = new HashMap<>();

    ServingWorker(
            Dispatch dispatch,
            ModelHost host,
            LocalExecutor executor,
            ServingSettings settings,
            LeaderLock leaderLock,
            InstantSource clock,
            IdSource ids) {
        super("Serving of models");
        this.dispatch = dispatch;
        this.host = host;
        this.executor = executor;
        this.settings = settings;
        this.leaderLock = leaderLock;
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts only where instances run. */
    @Override
    public boolean isAutoStartup() {
        return settings.isServing();
    }

    /** What this server knows of the health of an instance. */
    private record Health(Instant next, int failures) {}

    @Override
    protected void look() {
        List<ServedVersion> versions = list();
        String here = executor.name(ids::next);
        each(
                versions,
                ServedVersion::version,
                version -> version.live().stream()
                        .filter(instance -> instance.isRunning() && here.equals(instance.host()))
                        .forEach(instance -> attend(version, instance)));
        Set<JobId> live = versions.stream()
                .flatMap(version -> version.live().stream())
                .map(Instance::job)
                .collect(Collectors.toSet());
        host.keepOnly(live);
        health.keySet().retainAll(live);
        if (versions.stream().anyMatch(this::isToChange)) {
            leaderLock.take(AdvisoryLock.MODEL_SERVING, () -> each(list(), ServedVersion::version, this::decide));
        }
    }

    private List<ServedVersion> list() {
        return dispatch.askAsSystem(new ListServedVersions(), RequestId.next()).versions();
    }

    private boolean isToChange(ServedVersion version) {
        int live = version.live().size();
        return version.isWanted()
                ? live != version.replicas()
                : live > 0 || version.isTargeted() || STARTED.contains(version.state());
    }

    /** Looks after an instance of this server: finds out whether it answers, and lets its last calls end. */
    private void attend(ServedVersion version, Instance instance) {
        ModelInstance process =
                host.ready(instance.job()).orElseGet(() -> host.instance(instance.job(), version.version()));
        if (!version.isWanted()) {
            process.drain();
            if (process.load() == 0) {
                stop(version, instance);
            }
        } else if (host.ready(instance.job()).isEmpty()) {
            welcome(version, instance, process);
        } else {
            examine(version, instance, process);
            if (version.state() == VersionState.SERVING && mayTakeOver(version)) {
                activate(version);
            }
        }
    }

    /** Lets calls go to an instance from the moment on that it answers. */
    private void welcome(ServedVersion version, Instance instance, ModelInstance process) {
        try {
            Answer answer = process.ask(ASKED_WITHIN);
            ServedFunction function = JsonMapper.shared().readValue(answer.body(), ServedFunction.class);
            host.add(process);
            health.put(instance.job(), new Health(clock.instant().plus(settings.healthCheck()), 0));
            if (mayTakeOver(version)) {
                activate(version);
            }
            send(new ReportServing(version.version(), version.api(), function));
        } catch (IOException | JacksonException _) { // it is still loading
            if (clock.instant().isAfter(instance.queuedAt().plus(settings.longestStart()))) {
                send(new ReportFailed(
                        version.version(),
                        version.api(),
                        "The model was not loaded within %s".formatted(settings.longestStart())));
            }
        }
    }

    /** Tells whether a version that answers is newer than the active one, or that one is not wanted any more. */
    private boolean mayTakeOver(ServedVersion version) {
        return version.number() > version.activeNumber()
                || (version.number() != version.activeNumber()
                        && list().stream()
                                .noneMatch(other -> other.api().equals(version.api())
                                        && other.number() == version.activeNumber()
                                        && other.isWanted()));
    }

    /** Sends the calls of the latest version to this one, and has the one before end. */
    private void activate(ServedVersion version) {
        send(new ActivateModelApiVersion(version.api(), version.version(), version.number()));
        list().stream()
                .filter(other -> other.api().equals(version.api()) && other.number() < version.number())
                .filter(ServedVersion::isWanted)
                .forEach(other -> send(new TargetModelApiVersion(other.version(), other.api(), false)));
    }

    private void examine(ServedVersion version, Instance instance, ModelInstance process) {
        Instant now = clock.instant();
        Health known = health.getOrDefault(instance.job(), new Health(now, 0));
        if (now.isBefore(known.next())) {
            return;
        }
        int failures = known.failures();
        try {
            process.ask(ASKED_WITHIN);
            failures = 0;
        } catch (IOException _) {
            failures++;
        }
        health.put(instance.job(), new Health(now.plus(settings.healthCheck()), failures));
        if (failures >= FAILURES) {
            send(new ReportStalled(
                    version.version(), version.api(), "The process does not say any more whether it is well"));
            process.drain();
            executor.kill(instance.job().value());
        }
    }

    /** Starts and stops instances, on behalf of all servers. */
    private void decide(ServedVersion version) {
        List<Instance> live = version.live();
        if (!version.isWanted()) {
            live.stream().filter(instance -> !instance.isRunning()).forEach(instance -> stop(version, instance));
            if (version.isTargeted()) { // its model API or its project is archived
                send(new TargetModelApiVersion(version.version(), version.api(), false));
            } else if (live.isEmpty() && STARTED.contains(version.state())) {
                send(new ReportHalted(version.version(), version.api()));
            }
        } else if (live.size() > version.replicas()) {
            live.subList(version.replicas(), live.size()).forEach(instance -> stop(version, instance));
        } else if (live.size() < version.replicas() && !hasFailed(version)) {
            start(version);
        }
    }

    /** Gives up a version whose instances end again and again, or never answered. */
    private boolean hasFailed(ServedVersion version) {
        Instant since = Objects.requireNonNullElse(version.wantedSince(), Instant.EPOCH);
        Instant hourAgo = clock.instant().minus(HOUR);
        List<Instance> ended = version.instances().stream()
                .filter(instance -> !instance.isLive() && instance.queuedAt().isAfter(since))
                .filter(instance -> Objects.requireNonNull(instance.endedAt()).isAfter(hourAgo))
                .toList();
        if (ended.isEmpty() || (version.hasServed() && ended.size() <= settings.mostRestarts())) {
            return false;
        }
        String problem = ended.getLast().problem();
        String last = problem == null ? "The process ended by itself" : problem;
        send(new ReportFailed(
                version.version(),
                version.api(),
                version.hasServed()
                        ? "Restarted %d times within an hour: %s".formatted(ended.size() - 1, last)
                        : last));
        return true;
    }

    private void start(ServedVersion version) {
        JobRequest request = new JobRequest(
                COMMAND,
                version.title(),
                version.commitId(),
                null,
                version.environment(),
                new RevisionSpec(RevisionSpec.Choice.SOME, version.environmentRevision()),
                version.hardwareTier(),
                null,
                false);
        send(new StartServing(new JobId(ids.next()), version.version(), version.project(), version.addedBy(), request));
    }

    private void stop(ServedVersion version, Instance instance) {
        send(new StopJob(instance.job(), version.project(), null, true));
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
