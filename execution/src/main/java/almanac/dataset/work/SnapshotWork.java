package almanac.dataset.work;

import almanac.dataset.command.DatasetCommand.CompleteFilling;
import almanac.dataset.command.DatasetCommand.FailFilling;
import almanac.dataset.command.FileCommand.SeedFile;
import almanac.dataset.command.FileCommand.SeedFiles;
import almanac.dataset.command.SnapshotCommand.BeginCopying;
import almanac.dataset.command.SnapshotCommand.CompleteSnapshot;
import almanac.dataset.command.SnapshotCommand.DeleteSnapshot;
import almanac.dataset.command.SnapshotCommand.FailSnapshot;
import almanac.dataset.query.ContentsTable;
import almanac.dataset.query.ContentsTable.File;
import almanac.dataset.query.ContentsTable.Filling;
import almanac.dataset.query.ContentsTable.WaitingSnapshot;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.storage.files.BlobStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Does the remaining work on snapshots and on datasets made from them. Each step may come twice: after a server died,
 * the next one finds done what it had done. No bytes are copied: a snapshot is a list of blobs, and each is made sure
 * to be there.
 */
@Component
@ForRole(Role.API)
class SnapshotWork {

    /** Refusals because another server was quicker, or the object has gone. */
    private static final Set<ErrorCode> HARMLESS = Set.of(
            ErrorCode.SNAPSHOT_ENDED,
            ErrorCode.SNAPSHOT_NOT_FOUND,
            ErrorCode.DATASET_NOT_FOUND,
            ErrorCode.FILE_THERE,
            ErrorCode.FILE_IN_THE_WAY,
            ErrorCode.NOT_READABLE_YET);

    private static final int REMEMBERED = 10_000;

    private final ContentsTable contents;
    private final BlobStore blobs;
    private final Dispatch dispatch;

    /** Work that is done, which the tables may not contain yet. */
    private final Set<Object> done = new HashSet<>();

    SnapshotWork(ContentsTable contents, BlobStore blobs, Dispatch dispatch) {
        this.contents = contents;
        this.blobs = blobs;
        this.dispatch = dispatch;
    }

    boolean isThereAny() {
        return !snapshots().isEmpty() || !fillings().isEmpty();
    }

    List<WaitingSnapshot> snapshots() {
        return contents.waitingSnapshots().stream()
                .filter(snapshot -> !done.contains(snapshot))
                .toList();
    }

    List<Filling> fillings() {
        return contents.fillings().stream()
                .filter(filling -> !done.contains(filling))
                .toList();
    }

    void advance(WaitingSnapshot snapshot) {
        if (snapshot.isDeleted()) {
            send(new DeleteSnapshot(snapshot.id()));
        } else if (snapshot.missing() != null) {
            send(new FailSnapshot(
                    snapshot.id(),
                    "relativeFilePaths: there is no file and no folder '%s'".formatted(snapshot.missing())));
        } else {
            send(new BeginCopying(snapshot.id()));
            Optional<File> lost = firstLost(after -> contents.filesOf(snapshot.id(), after));
            send(lost.<Object>map(file -> new FailSnapshot(snapshot.id(), sentence(file)))
                    .orElseGet(() -> new CompleteSnapshot(snapshot.id(), snapshot.files(), snapshot.bytes())));
        }
        hasDone(snapshot);
    }

    void fill(Filling filling) {
        DatasetId dataset = filling.dataset();
        Optional<File> lost = firstLost(after -> contents.seedsOf(dataset, after));
        if (lost.isPresent()) {
            send(new FailFilling(dataset, sentence(lost.get())));
        } else {
            List<File> seeds = contents.seedsOf(dataset, "");
            while (!seeds.isEmpty()) {
                seed(dataset, seeds);
                seeds = contents.seedsOf(dataset, seeds.getLast().path().value());
            }
            send(new CompleteFilling(dataset, filling.files(), filling.bytes()));
        }
        hasDone(filling);
    }

    private void hasDone(Object work) {
        if (done.size() > REMEMBERED) {
            done.clear();
        }
        done.add(work);
    }

    /** Seeds all files together, and one by one when one of them is refused. */
    private void seed(DatasetId dataset, List<File> files) {
        List<SeedFile> seeds = files.stream()
                .map(file -> new SeedFile(
                        dataset,
                        file.path(),
                        file.blob().content(),
                        file.blob().size(),
                        file.mediaType(),
                        file.writtenAt()))
                .toList();
        try {
            dispatch.sendAsSystem(new SeedFiles(dataset, seeds), RequestId.next());
        } catch (DomainException _) {
            seeds.forEach(this::send);
        }
    }

    private Optional<File> firstLost(Function<String, List<File>> next) {
        List<File> files = next.apply("");
        while (!files.isEmpty()) {
            Optional<File> lost =
                    files.stream().filter(file -> !blobs.has(file.blob())).findFirst();
            if (lost.isPresent()) {
                return lost;
            }
            files = next.apply(files.getLast().path().value());
        }
        return Optional.empty();
    }

    private static String sentence(File file) {
        return "The bytes of '%s' are missing".formatted(file.path());
    }

    private void send(Object command) {
        try {
            dispatch.sendAsSystem(command, RequestId.next());
        } catch (DomainException refusal) {
            if (!HARMLESS.contains(refusal.code())) {
                throw refusal;
            }
        }
    }
}
