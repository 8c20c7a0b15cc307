package almanac.support.execution;

import almanac.dataset.command.FileCondition;
import almanac.dataset.command.RemoveFile;
import almanac.dataset.command.RequestSnapshot;
import almanac.dataset.command.WriteFile;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.job.event.JobDataset;
import almanac.job.query.JobToRun;
import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.Permission;
import almanac.shared.Sha256;
import almanac.shared.SnapshotId;
import almanac.shared.Standing;
import almanac.shared.Standings;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.files.WorkingFolder;
import almanac.storage.files.WorkingFolder.Changes;
import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.web.Caller;
import almanac.support.web.Dispatch;
import almanac.support.web.RequestIds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * As folders of copies: what a job writes is its own until it has ended, and then kept in the name of whoever started it.
 * What others have changed meanwhile stays as they have left it.
 */
@Component
@ForRole(Role.API)
final class DatasetFolders implements JobDatasets {

    private static final int MOST_NOTES = 20;
    private static final Pattern FOLDER = Pattern.compile("[\\p{L}\\p{N}_ -][\\p{L}\\p{N}._ -]{0,60}");

    private final MountedDatasets mounted;
    private final LaidOutFiles files;
    private final BlobStore blobs;
    private final Dispatch dispatch;
    private final Standings standings;
    private final IdSource ids;
    private final DataSize leftToOthers;

    DatasetFolders(
            MountedDatasets mounted,
            LaidOutFiles files,
            BlobStore blobs,
            Dispatch dispatch,
            Standings standings,
            IdSource ids,
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers) {
        this.leftToOthers = leftToOthers;
        this.mounted = mounted;
        this.files = files;
        this.blobs = blobs;
        this.dispatch = dispatch;
        this.standings = standings;
        this.ids = ids;
    }

    @Override
    public List<JobDataset> layOut(JobToRun job, JobFolders folders) {
        Set<String> names = new HashSet<>();
        List<JobDataset> laidOut = new ArrayList<>();
        for (DatasetRwDetailsV1 dataset : mounted.of(job)) {
            Optional<Standing> standing =
                    standings.inDataset(job.startedBy(), dataset.id()).filter(Permission.READ_DATASET_RW::isHeldBy);
            if (standing.isPresent()) {
                Path place = folders.datasets().resolve(name(dataset, names));
                boolean isInput = !Permission.UPDATE_DATASET_RW.isHeldBy(standing.get());
                layOut(dataset.id(), place, folders);
                laidOut.add(new JobDataset(
                        dataset.id(),
                        dataset.name(),
                        Objects.requireNonNullElse(dataset.projectId(), job.project()),
                        isInput,
                        place.toString(),
                        null));
            }
        }
        return laidOut;
    }

    /** Copies in any case: the job runs as the same user as the server, to whom no file is really closed. */
    private void layOut(DatasetId dataset, Path place, JobFolders folders) {
        Map<FilePath, Blob> found = mounted.filesOf(dataset);
        long size = found.values().stream().mapToLong(Blob::size).sum();
        if (size > folders.directory().path().toFile().getUsableSpace() - leftToOthers.toBytes()) {
            throw ErrorCode.NO_ROOM.with();
        }
        files.write(folders, dataset, found);
        new WorkingFolder(blobs, place).layOutForWriting(found);
    }

    /** Its id where the name would be an odd one of a folder, or another dataset has it. */
    private static String name(DatasetRwDetailsV1 dataset, Set<String> taken) {
        String name = dataset.name();
        return FOLDER.matcher(name).matches() && taken.add(name)
                ? name
                : dataset.id().value();
    }

    @Override
    public void keep(JobToRun job, List<JobDataset> datasets, JobFolders folders) {
        Caller starter = new Caller(job.startedBy(), job.job().value(), RequestIds.next(), null, null);
        for (JobDataset dataset : datasets) {
            if (!dataset.isInput()) {
                folders.once("kept-" + dataset.id(), () -> keep(dataset, folders, starter));
            }
            if (job.request().snapshotsDatasets()) {
                folders.once("snapshot-" + dataset.id(), () -> snapshot(dataset, folders, starter));
            }
        }
    }

    private @Nullable String keep(JobDataset dataset, JobFolders folders, Caller starter) {
        Map<FilePath, Blob> before = files.read(folders, dataset.id());
        Path place = Path.of(Objects.requireNonNull(dataset.path(), "it lay somewhere"));
        if (!folders.isInPlace(place)) {
            folders.mention("Dataset %s, not kept: its folder is not where it was".formatted(dataset.name()));
            return null;
        }
        Changes changes = new WorkingFolder(blobs, place).takeBack(before);
        List<String> notes = new ArrayList<>();
        changes.written()
                .forEach((path, blob) -> notes.addAll(sent(
                        new WriteFile(
                                dataset.id(),
                                path,
                                blob.content(),
                                blob.size(),
                                null,
                                condition(before.get(path), blob)),
                        path,
                        starter)));
        changes.removed()
                .forEach(path -> notes.addAll(
                        sent(new RemoveFile(dataset.id(), path, condition(before.get(path), null)), path, starter)));
        changes.passedOver().forEach(name -> notes.add(name + ": no file of a dataset, or shut"));
        if (changes.isTooMuch()) {
            notes.add("all of it, for there are too many files and folders");
        }
        tell(dataset, notes, folders);
        return null;
    }

    /** That it is as it was when the job began; or as the job has left it, should this be the second time. */
    private static FileCondition condition(@Nullable Blob before, @Nullable Blob after) {
        if (before == null) {
            return FileCondition.MUST_BE_NEW;
        }
        Set<Sha256> contents = Stream.of(before, after)
                .filter(Objects::nonNull)
                .map(Blob::content)
                .collect(Collectors.toSet());
        return new FileCondition(contents, true, false);
    }

    private List<String> sent(Object command, FilePath path, Caller starter) {
        try {
            dispatch.send(command, starter);
            return List.of();
        } catch (DomainException refusal) {
            return List.of(path + ": " + refusal.getMessage());
        }
    }

    private static void tell(JobDataset dataset, List<String> notes, JobFolders folders) {
        notes.stream()
                .limit(MOST_NOTES)
                .forEach(note -> folders.mention("Dataset %s, not kept: %s".formatted(dataset.name(), note)));
        if (notes.size() > MOST_NOTES) {
            folders.mention("Dataset %s: %d more are not kept".formatted(dataset.name(), notes.size() - MOST_NOTES));
        }
    }

    private @Nullable String snapshot(JobDataset dataset, JobFolders folders, Caller starter) {
        try {
            dispatch.send(new RequestSnapshot(new SnapshotId(ids.next()), dataset.id(), List.of()), starter);
        } catch (DomainException refusal) {
            folders.mention("Dataset %s has no snapshot: %s".formatted(dataset.name(), refusal.getMessage()));
        }
        return null;
    }
}
