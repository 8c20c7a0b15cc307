package almanac.git.http;

import almanac.git.event.PushedRef;
import almanac.git.http.Entrance.Visit;
import almanac.git.http.GitFailures.UnreadablePush;
import almanac.git.http.Places.Place;
import almanac.messaging.Outage;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.PushId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.BranchLock;
import almanac.storage.git.Durable;
import almanac.storage.git.OpenPushes.OpenPush;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Receives pushes: decides what of a push is taken, and has it recorded. */
@Component
@ForRole(Role.API)
class Receiving {

    private static final Logger log = LoggerFactory.getLogger(Receiving.class);

    private static final String MAIN = Constants.R_HEADS + BareRepository.MAIN;
    private static final int MOST_BYTES_OF_REFS = 1 << 20;

    private static final int TAKEN_IN_AT_ONCE = 2;
    private static final int SENT_AT_ONCE = 16;

    private final Places sending;
    private final Places places;
    private final PushRecords records;
    private final IdSource ids;
    private final InstantSource clock;
    private final long largestFile;
    private final long largestPush;
    private final int secondsOfSilence;

    Receiving(
            PushRecords records,
            IdSource ids,
            InstantSource clock,
            @Value("${almanac.git.largest-file:2GB}") DataSize largestFile,
            @Value("${almanac.git.largest-push:4GB}") DataSize largestPush,
            @Value("${almanac.git.seconds-of-silence:60}") int secondsOfSilence) {
        this.records = records;
        this.ids = ids;
        this.clock = clock;
        this.largestFile = largestFile.toBytes();
        this.largestPush = largestPush.toBytes();
        this.secondsOfSilence = secondsOfSilence;
        this.sending = new Places(SENT_AT_ONCE, secondsOfSilence, ErrorCode.TOO_MANY_PUSHES);
        this.places = new Places(TAKEN_IN_AT_ONCE, secondsOfSilence, ErrorCode.TOO_MANY_PUSHES);
    }

    /** Takes a place for a client that sends its push, as slowly as it may. */
    Place placeToSend() {
        return sending.take();
    }

    /** Takes a place for a push that was sent, and is to be taken in. */
    Place place() {
        return places.take();
    }

    long largestFile() {
        return largestFile;
    }

    long largestPush() {
        return largestPush;
    }

    ReceivePack of(Visit visit, Repository repository) {
        PushId push = new PushId(ids.next());
        ReceivePack receiving = new DurableReceivePack(repository, () -> records.leave(push));
        receiving.setObjectChecker(
                new ObjectChecker().setAllowLeadingZeroFileMode(true).setAllowInvalidPersonIdent(true));
        receiving.setMaxObjectSizeLimit(largestFile);
        receiving.setMaxPackSizeLimit(largestPush);
        receiving.setMaxCommandBytes(MOST_BYTES_OF_REFS);
        receiving.setTimeout(secondsOfSilence);
        receiving.setAllowPushOptions(true); // for programs that always send some: they have no effect
        receiving.setRefLogIdent(new PersonIdent(visit.caller().user().value(), "", clock.instant(), ZoneOffset.UTC));
        receiving.setPreReceiveHook((_, commands) -> open(push, visit, commands));
        receiving.setPostReceiveHook((_, commands) -> record(push, visit, commands));
        return receiving;
    }

    /** Opens the record of a push, before the first branch is moved. */
    private void open(PushId push, Visit visit, Collection<ReceiveCommand> commands) {
        commands.forEach(Receiving::check);
        List<PushedRef> wanted = moved(commands, ReceiveCommand.Result.NOT_ATTEMPTED);
        if (wanted.isEmpty()) {
            return;
        }
        try {
            records.begin(entry(push, visit, wanted));
        } catch (RuntimeException fault) {
            if (!Outage.isBehind(fault)) {
                throw fault;
            }
            commands.forEach(command -> refuse(command, Outage.SENTENCE));
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
        List<PushedRef> moved = moved(commands, ReceiveCommand.Result.OK);
        try {
            records.end(entry(push, visit, moved));
        } catch (RuntimeException e) { // the branches are moved, whatever we say: it is recorded later
            log.warn("Push {} to project {} could not be recorded yet: {}", push, visit.project(), e.toString());
        }
    }

    private static OpenPush entry(PushId push, Visit visit, List<PushedRef> refs) {
        return new OpenPush(
                push,
                visit.project(),
                visit.caller().user(),
                visit.caller().credential(),
                visit.caller().requestId(),
                refs);
    }

    private static List<PushedRef> moved(Collection<ReceiveCommand> commands, ReceiveCommand.Result result) {
        return commands.stream()
                .filter(command -> command.getResult() == result)
                .map(command -> new PushedRef(command.getRefName(), id(command.getOldId()), id(command.getNewId())))
                .toList();
    }

    private static @Nullable String id(ObjectId id) {
        return id.equals(ObjectId.zeroId()) ? null : id.name();
    }

    /** Tells clients that a branch was moved only after a power cut could no longer undo it. */
    private static final class DurableReceivePack extends ReceivePack {

        /**
         * Has clients send whole files, not differences to files that are here: those would have to be held in memory.
         */
        private static final String WITHOUT_DIFFERENCES_TO_WHAT_IS_HERE = "no-thin";

        private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

        private final Runnable end;

        DurableReceivePack(Repository repository, Runnable end) {
            super(repository);
            this.end = end;
        }

        @Override
        public void sendAdvertisedRefs(RefAdvertiser refs) throws IOException {
            refs.advertiseCapability(WITHOUT_DIFFERENCES_TO_WHAT_IS_HERE);
            super.sendAdvertisedRefs(refs);
        }

        @Override
        public void receiveWithExceptionPropagation(InputStream in, OutputStream out, @Nullable OutputStream messages)
                throws IOException {
            try {
                super.receiveWithExceptionPropagation(in, out, messages);
            } catch (UnpackException
                    | CorruptObjectException e) { // its sender has been told, with the status of the push
                log.debug("A pack was refused", e);
            } catch (PackProtocolException | EOFException e) {
                if (!JGitText.get().tooManyCommands.equals(e.getMessage())) { // the sender is told of that, too
                    throw new UnreadablePush(e);
                }
            } finally {
                end.run();
            }
        }

        @Override
        protected void executeCommands() {
            try (BranchLock lock = BranchLock.of(getRepository(), LONGEST_WAIT)) {
                if (lock == null) {
                    getAllCommands()
                            .forEach(command -> refuse(
                                    command, ErrorCode.BRANCHES_BUSY.with().getMessage()));
                    return;
                }
                move(filterCommands(ReceiveCommand.Result.NOT_ATTEMPTED));
                Durable.force(getRepository());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Moves the branches as JGit does, but without its lines of progress, which a quiet push shows as well. */
        private void move(List<ReceiveCommand> wanted) throws IOException {
            if (wanted.isEmpty()) {
                return;
            }
            BatchRefUpdate moves = getRepository().getRefDatabase().newBatchUpdate();
            moves.setAllowNonFastForwards(isAllowNonFastForwards());
            moves.setAtomic(isAtomic());
            moves.setRefLogIdent(getRefLogIdent());
            moves.setRefLogMessage("push", true);
            moves.addCommand(wanted);
            moves.execute(getRevWalk(), NullProgressMonitor.INSTANCE);
        }
    }
}
