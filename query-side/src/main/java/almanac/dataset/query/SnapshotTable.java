package almanac.dataset.query;

import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes the tables of the files of all snapshots, and of the progress of the snapshots. */
@Component
class SnapshotTable {

    private static final String TAKE = """
            insert into dataset_snapshot_file (snapshot_id, path, content, size, media_type, written_at)
            select ?, path, content, size, media_type, written_at from dataset_head where dataset_id = ?""";

    // 0 is the character after the slash
    private static final String THAT = " and (path = ? or (path > ? and path < ?))";

    private static final String KEEP = """
            insert into dataset_snapshot (snapshot_id, dataset_id, status, files, bytes, missing)
            select ?, ?, 'REQUESTED', count(*), coalesce(sum(size), 0), ?
            from dataset_snapshot_file where snapshot_id = ?""";

    private final JdbcOperations jdbc;

    SnapshotTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void take(SnapshotRequested event) {
        String snapshot = event.snapshot().value();
        String dataset = event.dataset().value();
        if (event.paths().isEmpty()) {
            jdbc.update(TAKE, snapshot, dataset);
        }
        for (FilePath path : event.paths()) {
            jdbc.update(
                    TAKE + THAT + " on conflict do nothing", snapshot, dataset, path.value(), path + "/", path + "0");
        }
        jdbc.update(KEEP, snapshot, dataset, missing(event).map(FilePath::value).orElse(null), snapshot);
    }

    private Optional<FilePath> missing(SnapshotRequested event) {
        return event.paths().stream()
                .filter(path -> jdbc.queryForList(
                                "select 1 from dataset_snapshot_file where snapshot_id = ?" + THAT + " limit 1",
                                event.snapshot().value(),
                                path.value(),
                                path + "/",
                                path + "0")
                        .isEmpty())
                .findFirst();
    }

    Optional<DatasetId> datasetOf(SnapshotId snapshot) {
        return jdbc
                .queryForList(
                        "select dataset_id from dataset_snapshot where snapshot_id = ?", String.class, snapshot.value())
                .stream()
                .map(DatasetId::new)
                .findFirst();
    }

    void complete(SnapshotId snapshot) {
        jdbc.update(
                "update dataset_snapshot set status = 'ACTIVE' where snapshot_id = ? and status = 'REQUESTED'",
                snapshot.value());
    }

    void remove(SnapshotId snapshot) {
        jdbc.update("delete from dataset_snapshot_file where snapshot_id = ?", snapshot.value());
        jdbc.update("delete from dataset_snapshot where snapshot_id = ?", snapshot.value());
    }

    /** Removes the files of all snapshots of a deleted dataset. */
    void emptyAll(DatasetId dataset) {
        jdbc.update("""
                delete from dataset_snapshot_file f using dataset_snapshot s
                where s.dataset_id = ? and f.snapshot_id = s.snapshot_id""", dataset.value());
        jdbc.update("update dataset_snapshot set status = 'DELETING' where dataset_id = ?", dataset.value());
    }
}
