package almanac.dataset.command;

import almanac.shared.DatasetFileId;
import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.Sha256;
import almanac.shared.SystemOnly;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about files of datasets. Each that implements this interface is a command about one file of a dataset. */
public sealed interface FileCommand extends Scoped.Dataset, Scoped.Existing {

    FilePath path();

    @TargetAggregateIdentifier
    default DatasetFileId file() {
        return DatasetFileId.of(dataset(), path());
    }

    @Override
    default DomainException missing() {
        return ErrorCode.FILE_NOT_FOUND.with(path(), dataset());
    }

    /**
     * Gives a file, which may be new, the content that is stored under a digest.
     *
     * @param mediaType as the client names it
     * @param writtenAt when its bytes were written; null for now
     */
    @Requires(Permission.UPDATE_DATASET_RW)
    record WriteFile(
            DatasetId dataset,
            FilePath path,
            Sha256 content,
            long size,
            @Nullable String mediaType,
            @Nullable Instant writtenAt,
            FileCondition condition)
            implements FileCommand {}

    /**
     * Gives a dataset that was made from a snapshot one of its first files. It changes nothing if the path was ever
     * written before: a file that a user has removed since must not come back, however late this command arrives.
     */
    @SystemOnly
    record SeedFile(
            DatasetId dataset,
            FilePath path,
            Sha256 content,
            long size,
            @Nullable String mediaType,
            @Nullable Instant writtenAt)
            implements FileCommand {}

    /** Removes a file from its dataset; snapshots that hold it keep it. */
    @Requires(Permission.UPDATE_DATASET_RW)
    record RemoveFile(DatasetId dataset, FilePath path, FileCondition condition) implements FileCommand {}

    /** Changes several files of a dataset: all of them, or none if one of the changes is refused. */
    @Requires(Permission.UPDATE_DATASET_RW)
    record ChangeFiles(@TargetAggregateIdentifier DatasetId dataset, List<WriteFile> written, List<RemoveFile> removed)
            implements Scoped.Dataset {

        public ChangeFiles {
            written = List.copyOf(written);
            removed = List.copyOf(removed);
        }
    }

    /** Gives a dataset that was made from a snapshot several of its first files, all of them or none. */
    @SystemOnly
    record SeedFiles(@TargetAggregateIdentifier DatasetId dataset, List<SeedFile> files) {

        public SeedFiles {
            files = List.copyOf(files);
        }
    }
}
