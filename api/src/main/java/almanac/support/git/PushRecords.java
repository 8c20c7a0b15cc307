package almanac.support.git;

import almanac.git.command.RecordPush;
import almanac.git.event.MovedRef;
import almanac.git.query.GetPush;
import almanac.row.Versioned;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.git.OpenPushes;
import almanac.storage.git.OpenPushes.OpenPush;
import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.web.Caller;
import almanac.support.web.Dispatch;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sees to it that every push is recorded, once: at once, or later by whichever server finds it left behind. */
@Component
@ForRole(Role.API)
class PushRecords implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PushRecords.class);

    /** Longer than the branches of a push take to be moved; everything slow comes before. */
    private static final int MINUTES_OF_A_PUSH = 2;

    private static final int AT_ONCE = 100;

    private final Dispatch dispatch;
    private final OpenPushes open;
    private final GitStore store;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pushes").daemon().factory());
    private volatile boolean running;

    PushRecords(Dispatch dispatch, OpenPushes open, GitStore store) {
        this.dispatch = dispatch;
        this.open = open;
        this.store = store;
    }

    void begin(OpenPush push) {
        open.begin(push);
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
            dispatch.sendAsSystem(command, push.requestId()); // who lost the right meanwhile has pushed nevertheless
        }
    }

    /** Records what servers that died had begun so many minutes ago or earlier, as far as they got. */
    void settle(int minutes) {
        open.leftBehind(minutes, AT_ONCE).forEach(this::settle);
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
            dispatch.askAsSystem(new GetPush(push.push(), push.project()), Versioned.class, push.requestId());
            return true;
        } catch (DomainException refusal) {
            if (refusal.code() != ErrorCode.PUSH_NOT_FOUND) {
                throw refusal;
            }
            return false;
        }
    }

    private List<MovedRef> done(OpenPush push) {
        try (BareRepository repository = store.open(push.project())) {
            return push.refs().stream().filter(repository::hasMoved).toList();
        }
    }

    private void look() {
        try {
            settle(MINUTES_OF_A_PUSH);
        } catch (RuntimeException e) {
            log.warn("Whether pushes were left behind cannot be found out: {}", e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        running = false;
        looking.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
