package almanac.support.git;

import almanac.project.command.CopyProject;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.turn.Turns;
import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.web.Caller;
import almanac.support.web.Dispatch;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Copies projects with their files: first those, to where nobody finds them, and then all the rest in one transaction. So
 * a project that is there has its files (docs/adr/0027).
 */
@Component
@ForRole(Role.API)
public class ProjectCopies {

    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Dispatch dispatch;
    private final GitStore store;
    private final Turns turns;

    ProjectCopies(Dispatch dispatch, GitStore store, Turns turns) {
        this.dispatch = dispatch;
        this.store = store;
        this.turns = turns;
    }

    /** Makes the copy; nobody has more than one made at a time. */
    public void make(CopyProject copy, Caller caller) {
        if (!places.tryAcquire()) {
            throw ErrorCode.TOO_MANY_COPIES.with();
        }
        try {
            if (!turns.take(Turns.Of.PROJECT_COPIES, caller.user(), () -> work(copy, caller))) {
                throw ErrorCode.COPY_RUNNING.with();
            }
        } finally {
            places.release();
        }
    }

    private void work(CopyProject copy, Caller caller) {
        boolean hasFiles = copy.settings().mainRepository() == null;
        if (hasFiles) {
            copyFiles(copy.project(), copy.copy());
        }
        try {
            dispatch.send(copy, caller);
        } catch (DomainException refusal) {
            if (hasFiles && refusal.code() != ErrorCode.NOT_READABLE_YET) {
                store.discard(copy.copy());
            }
            throw refusal;
        }
        if (hasFiles) {
            store.open(copy.copy()).close();
        }
    }

    private void copyFiles(ProjectId source, ProjectId copy) {
        try (BareRepository files = store.open(source)) {
            store.copy(files, copy);
        }
    }
}
