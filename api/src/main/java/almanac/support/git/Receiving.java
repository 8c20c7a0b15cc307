package almanac.support.git;

import almanac.git.event.MovedRef;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.PushId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.Durable;
import almanac.storage.git.GitStore;
import almanac.storage.git.OpenPushes.OpenPush;
import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.git.GitServer.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What becomes of a push: what of it is taken, and that it is recorded. */
@Component
@ForRole(Role.API)
class Receiving {

    private static final Logger log = LoggerFactory.getLogger(Receiving.class);

    private static final String MAIN = Constants.R_HEADS + BareRepository.MAIN;
    private static final int MOST_BYTES_OF_REFS = 1 << 20;

    private static final int AT_ONCE = 2;
    private static final int SECONDS_OF_WAITING = 60;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final PushRecords records;
    private final GitStore store;
    private final IdSource ids;
    private final InstantSource clock;
    private final long largestFile;
    private final long largestPush;
    private final int secondsOfSilence;

    Receiving(
            PushRecords records,
            GitStore store,
            IdSource ids,
            InstantSource clock,
            @Value("${almanac.git.largest-file:2GB}") DataSize largestFile,
            @Value("${almanac.git.largest-push:4GB}") DataSize largestPush,
            @Value("${almanac.git.seconds-of-silence:60}") int secondsOfSilence) {
        this.records = records;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.largestFile = largestFile.toBytes();
        this.largestPush = largestPush.toBytes();
        this.secondsOfSilence = secondsOfSilence;
    }

    /** A push that is being taken in. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /** Waits until there is one. */
    Place place() {
        try {
            if (!places.tryAcquire(SECONDS_OF_WAITING, TimeUnit.SECONDS)) {
                throw ErrorCode.TOO_MANY_PUSHES.with();
            }
            return places::release;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw ErrorCode.TOO_MANY_PUSHES.with();
        }
    }

    /** How many bytes a push may have: it is kept twice until it is taken in. */
    long room() {
        return Math.min(largestPush, store.room() / 2);
    }

    ReceivePack of(Visit visit, Repository repository) {
        PushId push = new PushId(ids.next());
        ReceivePack receiving = new DurableReceivePack(repository);
        receiving.setObjectChecker(
                new ObjectChecker().setAllowLeadingZeroFileMode(true).setAllowInvalidPersonIdent(true));
        receiving.setMaxObjectSizeLimit(largestFile);
        receiving.setMaxPackSizeLimit(room());
        receiving.setMaxCommandBytes(MOST_BYTES_OF_REFS);
        receiving.setTimeout(secondsOfSilence);
        receiving.setRefLogIdent(new PersonIdent(visit.caller().user().value(), "", clock.instant(), ZoneOffset.UTC));
        receiving.setPreReceiveHook((_, commands) -> open(push, visit, commands));
        receiving.setPostReceiveHook((_, commands) -> record(push, visit, commands));
        return receiving;
    }

    /** Before the first branch is moved. */
    private void open(PushId push, Visit visit, Collection<ReceiveCommand> commands) {
        commands.forEach(Receiving::check);
        List<MovedRef> wanted = moved(commands, ReceiveCommand.Result.NOT_ATTEMPTED);
        if (!wanted.isEmpty()) {
            records.begin(entry(push, visit, wanted));
        }
    }

    private static void check(ReceiveCommand command) {
        String ref = command.getRefName();
        boolean keepsHistory = switch (command.getType()) {
            case CREATE, UPDATE -> true;
            case UPDATE_NONFASTFORWARD, DELETE -> false;
        };
        if (!ref.startsWith(Constants.R_HEADS) && !ref.startsWith(Constants.R_TAGS)) {
            refuse(command, "only branches and tags are kept here");
        } else if (ref.equals(MAIN) && !keepsHistory) {
            refuse(command, "the history of main is kept: it cannot be removed or replaced");
        }
    }

    private static void refuse(ReceiveCommand command, String reason) {
        if (command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED) {
            command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
        }
    }

    private void record(PushId push, Visit visit, Collection<ReceiveCommand> commands) {
        List<MovedRef> moved = moved(commands, ReceiveCommand.Result.OK);
        try {
            records.end(entry(push, visit, moved));
        } catch (RuntimeException e) { // the branches are moved, whatever we say: it is recorded later
            log.warn("Push {} to project {} could not be recorded yet: {}", push, visit.project(), e.toString());
        }
    }

    private static OpenPush entry(PushId push, Visit visit, List<MovedRef> refs) {
        return new OpenPush(
                push,
                visit.project(),
                visit.caller().user(),
                visit.caller().credential(),
                visit.caller().requestId(),
                refs);
    }

    private static List<MovedRef> moved(Collection<ReceiveCommand> commands, ReceiveCommand.Result result) {
        return commands.stream()
                .filter(command -> command.getResult() == result)
                .map(command -> new MovedRef(command.getRefName(), id(command.getOldId()), id(command.getNewId())))
                .toList();
    }

    private static @Nullable String id(ObjectId id) {
        return id.equals(ObjectId.zeroId()) ? null : id.name();
    }

    /** Nobody is told that a branch was moved before it would be so after a power cut. */
    private static final class DurableReceivePack extends ReceivePack {

        DurableReceivePack(Repository repository) {
            super(repository);
        }

        @Override
        protected void executeCommands() {
            super.executeCommands();
            try {
                Durable.force(getRepository());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
