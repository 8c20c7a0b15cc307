package almanac.dataset.query;

import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes the table of the files of all datasets as of one position in the log. */
@Component
class HeadTable {

    private final JdbcOperations jdbc;

    HeadTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void put(DatasetFileWritten file, Instant at) {
        jdbc.update(
                """
                insert into dataset_head (dataset_id, path, content, size, media_type, written_at) values (?, ?, ?, ?, ?, ?)
                on conflict (dataset_id, path) do update set content = excluded.content, size = excluded.size,
                    media_type = excluded.media_type, written_at = excluded.written_at""",
                file.dataset().value(),
                file.path().value(),
                file.content().value(),
                file.size(),
                file.mediaType(),
                Objects.requireNonNullElse(file.writtenAt(), at).atOffset(ZoneOffset.UTC));
    }

    void remove(DatasetId dataset, FilePath path) {
        jdbc.update("delete from dataset_head where dataset_id = ? and path = ?", dataset.value(), path.value());
    }

    void removeAll(DatasetId dataset) {
        jdbc.update("delete from dataset_head where dataset_id = ?", dataset.value());
    }
}
