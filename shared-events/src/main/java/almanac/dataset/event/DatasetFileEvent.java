package almanac.dataset.event;

import almanac.shared.DatasetId;
import almanac.shared.DisplayName;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of one file of a dataset. Its bytes are kept elsewhere, under their digest. */
public sealed interface DatasetFileEvent {

    DatasetId dataset();

    FilePath path();

    /**
     * From now on the file has this content, whether it was there before or not.
     *
     * @param writtenAt when a program wrote its bytes, before they came here; null when that is not known, or was now
     */
    record DatasetFileWritten(
            DatasetId dataset,
            @DisplayName FilePath path,
            Sha256 content,
            long size,
            @Nullable String mediaType,
            @Nullable Instant writtenAt)
            implements DatasetFileEvent {}

    record DatasetFileRemoved(DatasetId dataset, FilePath path) implements DatasetFileEvent {}
}
