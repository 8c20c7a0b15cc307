package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes the table of files that datasets made from a snapshot or from another dataset still lack. */
@Component
class FillingTable {

    private final JdbcOperations jdbc;

    FillingTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void begin(DatasetId dataset, SnapshotId source) {
        jdbc.update("""
                insert into dataset_seed (dataset_id, path, content, size, media_type, written_at)
                select ?, path, content, size, media_type, written_at from dataset_snapshot_file where snapshot_id = ?""", dataset.value(), source.value());
        begin(dataset);
    }

    /** Begins to fill a dataset with the files that its source has at this position in the log. */
    void begin(DatasetId dataset, DatasetId source) {
        jdbc.update("""
                insert into dataset_seed (dataset_id, path, content, size, media_type, written_at)
                select ?, path, content, size, media_type, written_at from dataset_head where dataset_id = ?""", dataset.value(), source.value());
        begin(dataset);
    }

    private void begin(DatasetId dataset) {
        jdbc.update("""
                insert into dataset_filling (dataset_id, files, bytes)
                select ?, count(*), coalesce(sum(size), 0) from dataset_seed where dataset_id = ?""", dataset.value(), dataset.value());
    }

    /** Drops the files to be filled in that a written file replaces: the same path, those below it, and its folders. */
    void giveWay(DatasetId dataset, FilePath path) {
        String[] taken = Stream.concat(Stream.of(path), path.folders().stream())
                .map(FilePath::value)
                .toArray(String[]::new);
        // two statements that use the index: one with "or" reads all files of the dataset
        jdbc.update("delete from dataset_seed where dataset_id = ? and path = any (?)", dataset.value(), taken);
        // 0 is the character after the slash
        jdbc.update(
                "delete from dataset_seed where dataset_id = ? and path > ? and path < ?",
                dataset.value(),
                path + "/",
                path + "0");
    }

    void end(DatasetId dataset) {
        jdbc.update("delete from dataset_seed where dataset_id = ?", dataset.value());
        jdbc.update("delete from dataset_filling where dataset_id = ?", dataset.value());
    }
}
