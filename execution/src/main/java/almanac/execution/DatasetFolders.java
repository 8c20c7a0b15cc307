package almanac.execution;

import almanac.dataset.command.FileCommand.ChangeFiles;
import almanac.dataset.command.FileCommand.RemoveFile;
import almanac.dataset.command.FileCommand.WriteFile;
import almanac.dataset.command.FileCondition;
import almanac.dataset.command.SnapshotCommand.RequestSnapshot;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.job.event.JobDataset;
import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.messaging.RequestId;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.CallerRoles;
import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.Permission;
import almanac.shared.Sha256;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.files.FileList;
import almanac.storage.files.WorkingFolder;
import almanac.storage.files.WorkingFolder.Change;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Lays out datasets as folders of copies. What a job writes is its own until it has ended, and is then kept in the name
 * of the user that started it. Changes that other users made meanwhile stay.
 */
@Component
@ForRole(Role.API)
final class DatasetFolders implements JobDatasets {

    /** Most files of one dataset: a job that waits for more to be copied waits for hours. */
    static final long MOST_FILES = 1_000_000;

    private final DatasetGateway mounted;
    private final BlobStore blobs;
    private final IdSource ids;
    private final InstantSource clock;
    private final DataSize leftToOthers;

    DatasetFolders(
            DatasetGateway mounted,
            BlobStore blobs,
            IdSource ids,
            InstantSource clock,
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers) {
        this.leftToOthers = leftToOthers;
        this.mounted = mounted;
        this.blobs = blobs;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<JobDataset> layOut(JobToRun job, JobFolders folders, Runnable goingOn) {
        JobInput before = job.input();
        return before == null
                ? first(job, folders, goingOn)
                : again(job.startedBy(), before.datasets(), folders, goingOn);
    }

    private List<JobDataset> first(JobToRun job, JobFolders folders, Runnable goingOn) {
        List<DatasetRwDetailsV1> all = mounted.of(job);
        FolderNames names =
                new FolderNames(all.stream().map(DatasetRwDetailsV1::id).toList());
        List<JobDataset> laidOut = new ArrayList<>();
        for (DatasetRwDetailsV1 dataset : all) {
            Optional<CallerRoles> roles = reading(job.startedBy(), dataset.id());
            if (roles.isPresent()) {
                Path place = folders.datasets().resolve(names.of(dataset.id(), dataset.name()));
                boolean isInput = !Permission.UPDATE_DATASET_RW.isHeldBy(roles.get());
                layOut(dataset.id(), dataset.name(), place, folders, goingOn);
                if (isInput) {
                    folders.say("Dataset %s can only be read: what the job writes there is not kept"
                            .formatted(dataset.name()));
                }
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

    /**
     * Lays out the same datasets in the same places as before: the job's datasets are recorded, and what it leaves in
     * them will be kept.
     */
    private List<JobDataset> again(UserId starter, List<JobDataset> datasets, JobFolders folders, Runnable goingOn) {
        for (JobDataset dataset : datasets) {
            if (reading(starter, dataset.id()).isPresent()) {
                Path place = folders.datasets().resolve(place(dataset).getFileName());
                layOut(dataset.id(), dataset.name(), place, folders, goingOn);
            } else {
                folders.say("Dataset %s is not to be had any more".formatted(dataset.name()));
            }
        }
        return datasets;
    }

    private Optional<CallerRoles> reading(UserId user, DatasetId dataset) {
        return mounted.roles(user, dataset).filter(Permission.READ_DATASET_RW::isHeldBy);
    }

    private static Path place(JobDataset dataset) {
        return Path.of(Objects.requireNonNull(dataset.path(), "it lay somewhere"));
    }

    /** Copies in any case: a job that runs as the server's user can open all that the server keeps. */
    private void layOut(DatasetId dataset, String name, Path place, JobFolders folders, Runnable goingOn) {
        FileList files = files(folders, dataset);
        FileList.Amount amount = files.write(mounted.filesOf(dataset), MOST_FILES);
        if (amount.files() > MOST_FILES) {
            throw ErrorCode.DATASET_TOO_LARGE.with(name, MOST_FILES);
        }
        if (amount.room() > folders.directory().path().toFile().getUsableSpace() - leftToOthers.toBytes()) {
            throw ErrorCode.NO_ROOM.with();
        }
        if (!place.endsWith(name)) {
            folders.say("Dataset %s lies in the folder %s".formatted(name, place.getFileName()));
        }
        new WorkingFolder(blobs, place).layOutForWriting(files, goingOn);
    }

    /** Returns the list of the files that were laid out, in a place that the job does not see. */
    private static FileList files(JobFolders folders, DatasetId dataset) {
        return new FileList(folders.directory().path().resolve("dataset-" + dataset));
    }

    @Override
    public void keep(JobToRun job, List<JobDataset> datasets, JobFolders folders) {
        Caller starter = new Caller(job.startedBy(), job.job().value(), RequestId.next(), null, null);
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
        Path place = place(dataset);
        Unkept unkept = new Unkept(dataset.name(), folders);
        if (folders.isInPlace(place)) {
            boolean isTooMuch = !new WorkingFolder(blobs, place)
                    .takeBack(
                            files(folders, dataset.id()),
                            folders.directory().began(),
                            new Keeping(dataset.id(), starter, unkept));
            if (isTooMuch) {
                unkept.add("all of it, for there are too many files and folders");
            }
        } else {
            unkept.add("its folder is not where it was");
        }
        unkept.end();
        return null;
    }

    /**
     * Changes files of the dataset on the condition that each is as it was when the job began, or as the job has left
     * it, should this be the second time.
     */
    private final class Keeping implements WorkingFolder.Findings {

        private final DatasetId dataset;
        private final Caller starter;
        private final Unkept unkept;

        Keeping(DatasetId dataset, Caller starter, Unkept unkept) {
            this.dataset = dataset;
            this.starter = starter;
            this.unkept = unkept;
        }

        /** Changes all files together, and one by one when one of them is refused. */
        @Override
        public void changed(List<Change> changes) {
            List<WriteFile> written = changes.stream()
                    .filter(change -> change.now() != null)
                    .map(this::written)
                    .toList();
            List<RemoveFile> removed = changes.stream()
                    .filter(change -> change.now() == null)
                    .map(this::removed)
                    .toList();
            try {
                mounted.change(new ChangeFiles(dataset, written, removed), starter);
            } catch (DomainException _) {
                written.forEach(each -> change(each, each.path(), new Blob(each.content(), each.size())));
                removed.forEach(each -> change(each, each.path(), null));
            }
        }

        private WriteFile written(Change change) {
            Blob now = Objects.requireNonNull(change.now());
            FileCondition condition = change.before() == null
                    ? FileCondition.MUST_BE_NEW
                    : isAnyOf(Set.of(change.before().content(), now.content()));
            return new WriteFile(
                    dataset, change.path(), now.content(), now.size(), null, known(change.writtenAt()), condition);
        }

        private RemoveFile removed(Change change) {
            Blob before = Objects.requireNonNull(change.before());
            return new RemoveFile(dataset, change.path(), isAnyOf(Set.of(before.content())));
        }

        /** Returns the time as precisely as dates are kept; null for a time in the future, or before 1970. */
        private @Nullable Instant known(@Nullable Instant writtenAt) {
            return writtenAt == null || writtenAt.isBefore(Instant.EPOCH) || writtenAt.isAfter(clock.instant())
                    ? null
                    : writtenAt.truncatedTo(ChronoUnit.MICROS);
        }

        private static FileCondition isAnyOf(Set<Sha256> contents) {
            return new FileCondition(contents, true, false);
        }

        private void change(Object command, FilePath path, @Nullable Blob wanted) {
            try {
                mounted.change(command, starter);
            } catch (DomainException refusal) {
                if (!mounted.file(dataset, path).equals(Optional.ofNullable(wanted))) {
                    unkept.add(path + ": " + refusal.getMessage());
                }
            }
        }

        @Override
        public void passedOver(String name, String reason) {
            unkept.add(name + ": " + reason);
        }
    }

    private @Nullable String snapshot(JobDataset dataset, JobFolders folders, Caller starter) {
        try {
            mounted.change(new RequestSnapshot(new SnapshotId(ids.next()), dataset.id(), List.of()), starter);
        } catch (DomainException refusal) {
            folders.mention("Dataset %s has no snapshot: %s".formatted(dataset.name(), refusal.getMessage()));
        }
        return null;
    }
}
