package almanac.git.http;

import almanac.git.http.Places.Place;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.CopyProject;
import almanac.project.event.GitRepository;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.git.LfsObjects;
import almanac.storage.git.Mirrors;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Copies projects with their files: first the files, to where no request finds them, and then the rest in one
 * transaction. Invariant: a project that exists has its files (docs/adr/0027).
 */
@Component
@ForRole(Role.API)
public class ProjectCopies {

    private static final int AT_ONCE = 2;

    private final Places places = new Places(AT_ONCE, 0, ErrorCode.TOO_MANY_COPIES);
    private final Dispatch dispatch;
    private final GitStore store;
    private final Mirrors mirrors;
    private final LfsObjects objects;
    private final LeaderLock leaderLock;

    ProjectCopies(Dispatch dispatch, GitStore store, Mirrors mirrors, LfsObjects objects, LeaderLock leaderLock) {
        this.dispatch = dispatch;
        this.store = store;
        this.mirrors = mirrors;
        this.objects = objects;
        this.leaderLock = leaderLock;
    }

    /**
     * Makes the copy; a user has at most one made at a time.
     *
     * @param origin repository whose branches and tags are copied; null for the source's own repository
     */
    public void make(CopyProject copy, @Nullable GitRepository origin, Caller caller) {
        try (Place _ = place()) {
            if (!leaderLock.take(AdvisoryLock.PROJECT_COPIES, caller.user(), () -> work(copy, origin, caller))) {
                throw ErrorCode.COPY_RUNNING.with();
            }
        }
    }

    Place place() {
        return places.take();
    }

    private void work(CopyProject copy, @Nullable GitRepository origin, Caller caller) {
        boolean hasFiles = copy.settings().mainRepository() == null;
        if (hasFiles) {
            copyFiles(copy, origin);
        }
        try {
            dispatch.send(copy, caller);
        } catch (DomainException refusal) {
            if (hasFiles && refusal.code() != ErrorCode.NOT_READABLE_YET) {
                objects.discard(copy.copy());
                store.discard(copy.copy());
            }
            throw refusal;
        }
        if (hasFiles) {
            store.open(copy.copy()).close();
        }
    }

    private void copyFiles(CopyProject copy, @Nullable GitRepository origin) {
        try (BareRepository files = origin == null ? store.open(copy.project()) : mirrors.open(origin, copy.by())) {
            store.copy(files, copy.copy());
        }
        if (origin == null) {
            objects.copy(copy.project(), copy.copy());
        }
    }
}
