package almanac.git.http;

import almanac.git.command.PushCommand.RecordPush;
import almanac.git.event.PushedRef;
import almanac.git.query.GitQuery.GetPush;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.PushId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.git.OpenPushes;
import almanac.storage.git.OpenPushes.OpenPush;
import almanac.turn.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Records every push once: at once, or later by any server that finds it left behind. */
@Component
@ForRole(Role.API)
class PushRecords implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PushRecords.class);

    /** Minutes after which a push counts as left behind; the server that works on it touches it each while. */
    private static final int MINUTES_OF_A_PUSH = 2;

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private static final int AT_ONCE = 100;

    private final Dispatch dispatch;
    private final OpenPushes open;
    private final GitStore store;
    private final Set<PushId> underWay = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop leftBehind = new BackgroundLoop(
            "pushes-left-behind",
            BackgroundLoop.Pace.every(Duration.ofMinutes(1)),
            () -> settle(MINUTES_OF_A_PUSH),
            fault -> log.warn("Whether pushes were left behind cannot be found out: {}", fault.toString()));
    private final BackgroundLoop alive = new BackgroundLoop(
            "pushes-under-way",
            BackgroundLoop.Pace.every(A_WHILE),
            this::touch,
            fault -> log.warn("That pushes are under way cannot be told: {}", fault.toString()));

    PushRecords(Dispatch dispatch, OpenPushes open, GitStore store) {
        this.dispatch = dispatch;
        this.open = open;
        this.store = store;
    }

    void begin(OpenPush push) {
        underWay.add(push.push());
        open.begin(push);
    }

    /** Ends this server's work on a push, whatever has become of it. */
    void leave(PushId push) {
        underWay.remove(push);
    }

    /** Touches the pushes under way, so that no server takes them for left behind, however long they take. */
    void touch() {
        underWay.forEach(open::touch);
    }

    void end(OpenPush push) {
        if (!push.refs().isEmpty()) {
            record(push);
        }
        open.end(push.push());
    }

    private void record(OpenPush push) {
        RecordPush command = new RecordPush(push.push(), push.project(), push.refs());
        try {
            dispatch.send(command, new Caller(push.user(), push.credential(), push.requestId(), null, null));
        } catch (DomainException refusal) {
            if (refusal.code() == ErrorCode.TOO_MUCH_TRAFFIC) {
                throw refusal;
            }
            dispatch.sendAsSystem(command, push.requestId()); // a user that lost the right meanwhile has pushed anyway
        }
    }

    /**
     * Records the pushes that servers had begun so many minutes ago or earlier before they died, as far as they got.
     */
    void settle(int minutes) {
        open.leftBehind(minutes, AT_ONCE).stream()
                .filter(push -> !underWay.contains(push.push()))
                .forEach(this::settle);
    }

    private void settle(OpenPush push) {
        try {
            if (isRecorded(push)) {
                open.end(push.push());
            } else {
                end(push.with(done(push)));
            }
        } catch (RuntimeException e) {
            log.warn("Push {} was left behind and cannot be recorded yet: {}", push.push(), e.toString());
        }
    }

    private boolean isRecorded(OpenPush push) {
        try {
            dispatch.askAsSystem(new GetPush(push.push(), push.project()), push.requestId());
            return true;
        } catch (DomainException refusal) {
            if (refusal.code() != ErrorCode.PUSH_NOT_FOUND) {
                throw refusal;
            }
            return false;
        }
    }

    private List<PushedRef> done(OpenPush push) {
        try (BareRepository repository = store.open(push.project())) {
            return push.refs().stream().filter(repository::hasMoved).toList();
        }
    }

    @Override
    public void start() {
        leftBehind.start();
        alive.start();
    }

    @Override
    public void stop() {
        leftBehind.interrupt();
        alive.interrupt();
    }

    @Override
    public boolean isRunning() {
        return alive.isRunning();
    }
}
