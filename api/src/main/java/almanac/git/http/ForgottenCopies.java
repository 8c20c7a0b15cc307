package almanac.git.http;

import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.git.GitStore;
import almanac.storage.git.LfsObjects;
import almanac.turn.BackgroundLoop;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Settles the copies of servers that died, or lost the database, before the end: a copy gets its place if its project
 * exists after all, and is removed if it does not. Unfinished files are removed as well.
 */
@Component
@ForRole(Role.API)
class ForgottenCopies implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ForgottenCopies.class);

    /** Longer than a decision on a copy whose files are there takes. */
    private static final Duration LONGEST_DECISION = Duration.ofMinutes(10);

    /** Longer than any of the servers writes on anything. */
    private static final Duration LONGEST_WORK = Duration.ofDays(1);

    private final Dispatch dispatch;
    private final GitStore store;
    private final LfsObjects objects;
    private final InstantSource clock;
    private final BackgroundLoop copies = new BackgroundLoop(
            "forgotten-copies",
            new BackgroundLoop.Pace(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(10)),
            () -> settle(LONGEST_DECISION),
            fault -> log.warn("Whether copies were forgotten cannot be found out: {}", fault.toString()));
    private final BackgroundLoop leftovers = new BackgroundLoop(
            "git-leftovers",
            BackgroundLoop.Pace.of(Duration.ofHours(1), Duration.ofHours(1)),
            this::removeLeftovers,
            fault -> log.warn("What servers that were killed left behind cannot be removed: {}", fault.toString()));

    ForgottenCopies(Dispatch dispatch, GitStore store, LfsObjects objects, InstantSource clock) {
        this.dispatch = dispatch;
        this.store = store;
        this.objects = objects;
        this.clock = clock;
    }

    /** Settles the copies that are older than the given age. */
    void settle(Duration age) {
        store.forgotten(clock.instant().minus(age)).forEach(this::settle);
    }

    private void settle(ProjectId project) {
        try {
            if (isThere(project)) {
                store.open(project).close();
            } else {
                objects.discard(project); // first: by the files it is found out that something was forgotten
                store.discard(project);
            }
        } catch (RuntimeException e) {
            log.warn("What was copied for project {} cannot be looked after yet: {}", project, e.toString());
        }
    }

    private boolean isThere(ProjectId project) {
        try {
            dispatch.askAsSystem(new GetProject(project), RequestId.next());
            return true;
        } catch (DomainException refusal) {
            if (refusal.code() != ErrorCode.PROJECT_NOT_FOUND) {
                throw refusal;
            }
            return false;
        }
    }

    private void removeLeftovers() {
        store.removeLeftovers(clock.instant().minus(LONGEST_WORK));
    }

    @Override
    public void start() {
        leftovers.start();
        copies.start();
    }

    @Override
    public void stop() {
        leftovers.interrupt();
        copies.interrupt();
    }

    @Override
    public boolean isRunning() {
        return copies.isRunning();
    }
}
