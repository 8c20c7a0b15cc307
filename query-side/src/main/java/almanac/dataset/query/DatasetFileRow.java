package almanac.dataset.query;

import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.dataset.query.DatasetQuery.GetFile;
import almanac.row.Row;
import almanac.shared.DatasetId;
import almanac.shared.EventFacts;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of a dataset, which may have been removed. */
@Entity
@Table(name = "dataset_file_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class DatasetFileRow extends Row<DatasetFileEvent> {

    private String datasetId;
    private String path;
    private String content;
    private long size;
    private @Nullable String mediaType;
    private @Nullable Instant writtenAt; // null when it is removed
    private boolean removed;

    @Override
    protected void apply(DatasetFileEvent event, EventFacts facts) {
        switch (event) {
            case DatasetFileWritten e -> {
                datasetId = e.dataset().value();
                path = e.path().value();
                content = e.content().value();
                size = e.size();
                mediaType = e.mediaType();
                writtenAt = Objects.requireNonNullElse(e.writtenAt(), facts.at());
                removed = false;
            }
            case DatasetFileRemoved _ -> {
                writtenAt = null;
                removed = true;
            }
        }
    }

    boolean isThere() {
        return !removed;
    }

    /** Returns the query that this row answers. */
    GetFile asked() {
        return new GetFile(new DatasetId(datasetId), new FilePath(path));
    }

    DatasetFileV1 toV1() {
        return new DatasetFileV1(
                new FilePath(path),
                size,
                mediaType,
                new Sha256(content),
                Objects.requireNonNullElse(writtenAt, updatedAt()));
    }
}
