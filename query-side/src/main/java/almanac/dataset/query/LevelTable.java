package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes how many bytes each dataset has stored, at each position at which that changes: those of its files, and those
 * that its snapshots alone still have. Contents are shared, so a snapshot costs what it keeps beyond the files.
 */
@Component
class LevelTable {

    private static final String BEYOND = """
            select coalesce(sum(size), 0) from (
                select distinct f.content, f.size from dataset_snapshot_file f
                join dataset_snapshot s on s.snapshot_id = f.snapshot_id
                where s.dataset_id = ?%s and not exists (
                    select from dataset_head h where h.dataset_id = s.dataset_id and h.content = f.content)) b""";

    private static final String BEYOND_OF = BEYOND.formatted(" and f.content = any (?)");

    private static final String OF_FILES = "select coalesce(sum(size), 0) from dataset_head where dataset_id = ?";

    private static final String KEEP = """
            insert into dataset_level (dataset_id, position, at, bytes)
            select ?, l.global_index, ?, ? from domain_event l where l.event_identifier = ?
            on conflict do nothing""";

    private final JdbcOperations jdbc;

    LevelTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The event that changes a level. */
    record Cause(String eventId, Instant at) {}

    private record Content(String digest, long size) {}

    /**
     * Makes a change of one file, and keeps what it does to the level.
     *
     * @param content that the file gets; null when it goes
     * @param size of that content
     */
    void change(DatasetId dataset, FilePath path, @Nullable Sha256 content, long size, Runnable change, Cause cause) {
        Optional<Content> former = contentOf(dataset, path);
        String[] digests = Stream.concat(
                        former.map(Content::digest).stream(),
                        Stream.ofNullable(content).map(Sha256::value))
                .distinct()
                .toArray(String[]::new);
        boolean hasSnapshots = hasSnapshots(dataset);
        long before = hasSnapshots ? beyond(dataset, digests) : 0;
        change.run();
        long after = hasSnapshots ? beyond(dataset, digests) : 0;
        long delta = size - former.map(Content::size).orElse(0L) + after - before;
        if (delta != 0) {
            keep(dataset, last(dataset) + delta, cause);
        }
    }

    /** Keeps the level of the dataset as it is now, for a change of more than a file. */
    void count(DatasetId dataset, Cause cause) {
        long level = sum(OF_FILES, dataset.value()) + sum(BEYOND.formatted(""), dataset.value());
        if (level != last(dataset)) {
            keep(dataset, level, cause);
        }
    }

    private Optional<Content> contentOf(DatasetId dataset, FilePath path) {
        return jdbc
                .query(
                        "select content, size from dataset_head where dataset_id = ? and path = ?",
                        (row, n) -> new Content(Objects.requireNonNull(row.getString(1)), row.getLong(2)),
                        dataset.value(),
                        path.value())
                .stream()
                .findFirst();
    }

    private boolean hasSnapshots(DatasetId dataset) {
        return !jdbc.queryForList("select 1 from dataset_snapshot where dataset_id = ? limit 1", dataset.value())
                .isEmpty();
    }

    private long beyond(DatasetId dataset, String[] digests) {
        return sum(BEYOND_OF, dataset.value(), digests);
    }

    private long sum(String sql, Object... arguments) {
        Long sum = jdbc.queryForObject(sql, Long.class, arguments);
        return sum == null ? 0 : sum;
    }

    private long last(DatasetId dataset) {
        List<Long> last = jdbc.queryForList(
                "select bytes from dataset_level where dataset_id = ? order by position desc limit 1",
                Long.class,
                dataset.value());
        return last.isEmpty() ? 0 : last.getFirst();
    }

    private void keep(DatasetId dataset, long level, Cause cause) {
        jdbc.update(KEEP, dataset.value(), cause.at().atOffset(ZoneOffset.UTC), level, cause.eventId());
    }
}
