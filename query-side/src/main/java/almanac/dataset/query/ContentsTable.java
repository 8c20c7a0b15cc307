package almanac.dataset.query;

import almanac.projection.FeedTable;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.shared.SnapshotId;
import almanac.storage.files.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads the async projection {@code dataset-contents}: the needed contents, and the snapshots and datasets with open
 * work.
 */
@Component
@ForRole(Role.API)
public class ContentsTable {

    private static final String FEED = "dataset-contents";
    private static final int AT_ONCE = 100;

    private static final String NEEDED = """
            select c from unnest(?::text[]) as c
            where exists (select from dataset_head h where h.content = c)
               or exists (select from dataset_snapshot_file s where s.content = c)
               or exists (select from dataset_seed d where d.content = c)
               or exists (select from access_artifact a where a.content = c)
               or exists (select from access_version_file v where v.content = c)
               or exists (select from lfs_object l where l.oid = c)""";

    private final JdbcOperations jdbc;

    ContentsTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A snapshot with open work.
     *
     * @param isDeleted whether its dataset is deleted
     * @param missing a path that was asked for and names nothing
     */
    public record WaitingSnapshot(
            SnapshotId id,
            boolean isDeleted,
            long files,
            long bytes,
            @Nullable String missing) {}

    /** A dataset that still lacks files of the snapshot or dataset that it was made from. */
    public record Filling(DatasetId dataset, long files, long bytes) {}

    public record File(
            FilePath path,
            Blob blob,
            @Nullable String mediaType,
            @Nullable Instant writtenAt) {}

    public List<WaitingSnapshot> waitingSnapshots() {
        return jdbc.query(
                """
                select snapshot_id, status = 'DELETING' as deleted, files, bytes, missing
                from dataset_snapshot where status <> 'ACTIVE' order by snapshot_id limit ?""",
                (row, n) -> new WaitingSnapshot(
                        new SnapshotId(row.getString("snapshot_id")),
                        row.getBoolean("deleted"),
                        row.getLong("files"),
                        row.getLong("bytes"),
                        row.getString("missing")),
                AT_ONCE);
    }

    public List<Filling> fillings() {
        return jdbc.query(
                "select dataset_id, files, bytes from dataset_filling order by dataset_id limit ?",
                (row, n) -> new Filling(
                        new DatasetId(row.getString("dataset_id")), row.getLong("files"), row.getLong("bytes")),
                AT_ONCE);
    }

    /** Returns the next files of a snapshot after a path. */
    public List<File> filesOf(SnapshotId snapshot, String after) {
        return jdbc.query("""
                select path, content, size, media_type, written_at from dataset_snapshot_file
                where snapshot_id = ? and path > ? order by path limit ?""", (row, n) -> file(row), snapshot.value(), after, AT_ONCE);
    }

    /** Returns the next files after a path that a dataset still lacks. */
    public List<File> seedsOf(DatasetId dataset, String after) {
        return jdbc.query("""
                select path, content, size, media_type, written_at from dataset_seed
                where dataset_id = ? and path > ? order by path limit ?""", (row, n) -> file(row), dataset.value(), after, AT_ONCE);
    }

    private static File file(ResultSet row) throws SQLException {
        OffsetDateTime written = row.getObject("written_at", OffsetDateTime.class);
        return new File(
                new FilePath(row.getString("path")),
                new Blob(new Sha256(row.getString("content")), row.getLong("size")),
                row.getString("media_type"),
                written == null ? null : written.toInstant());
    }

    /**
     * Returns those of the contents that a dataset, a snapshot, a run, a version of a model or, by Git LFS, a project
     * has, or is to have.
     */
    public List<String> needed(List<Sha256> contents) {
        String[] names = contents.stream().map(Sha256::value).toArray(String[]::new);
        return jdbc.queryForList(NEEDED, String.class, (Object) names);
    }

    public long endOfLog() {
        Long end = jdbc.queryForObject("select coalesce(max(global_index), 0) from domain_event", Long.class);
        return end == null ? 0 : end;
    }

    /** Tells whether all events up to a position in the log have been projected. */
    public boolean isComplete(long upTo) {
        return FeedTable.isComplete(FEED, upTo, jdbc);
    }
}
