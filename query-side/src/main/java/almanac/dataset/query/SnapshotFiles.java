package almanac.dataset.query;

import almanac.dataset.query.DatasetQuery.GetSnapshotFile;
import almanac.dataset.query.DatasetQuery.ListSnapshotFiles;
import almanac.row.Page;
import almanac.row.StreamedList;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.shared.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for the files of snapshots, which can be read once all of them are copied. */
@Component
class SnapshotFiles {

    /** Reads the table that commands are decided upon: the async projection may lag behind the clients. */
    private static final String IS_ACTIVE = "select active from access_snapshot where snapshot_id = :snapshot";

    private static final String OF_SNAPSHOT = "from dataset_snapshot_file r where r.snapshot_id = :snapshot and ";
    private static final String COLUMNS = "select r.path, r.size, r.media_type, r.content, r.written_at ";

    private final NamedParameterJdbcOperations jdbc;

    SnapshotFiles(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    DatasetFileV1 answer(GetSnapshotFile query) {
        requireActive(query.snapshot());
        Map<String, String> parameters = Map.of(
                "snapshot", query.snapshot().value(), "path", query.path().value());
        return jdbc.query(COLUMNS + OF_SNAPSHOT + "r.path = :path", parameters, (row, n) -> file(row)).stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.FILE_NOT_FOUND.with(query.path(), query.snapshot()));
    }

    @QueryHandler
    Page<DatasetFileV1> answer(ListSnapshotFiles query) {
        requireActive(query.snapshot());
        Map<String, Object> parameters = Paths.beginningWith(query.prefix());
        parameters.put("snapshot", query.snapshot().value());
        String those = OF_SNAPSHOT + Paths.BEGIN_SO;
        long total = Objects.requireNonNull(jdbc.queryForObject("select count(*) " + those, parameters, Long.class));
        return new Page<>(files(those, parameters, places(query.window(), total)), total);
    }

    /** Returns the places of a page in the list. The files of a snapshot never change, so each keeps its place. */
    private static List<Integer> places(Window window, long total) {
        return IntStream.range(window.offset(), (int) Math.min(total, (long) window.offset() + window.limit()))
                .boxed()
                .toList();
    }

    private List<DatasetFileV1> files(String those, Map<String, Object> parameters, List<Integer> places) {
        return StreamedList.of(
                places,
                some -> some.stream().collect(Collectors.toMap(Function.identity(), place -> (long) FilePath.LONGEST)),
                some -> some.isEmpty() ? List.of() : part(those, new HashMap<>(parameters), some));
    }

    private List<DatasetFileV1> part(String those, Map<String, Object> parameters, List<Integer> places) {
        parameters.put("limit", places.size());
        parameters.put("offset", places.getFirst());
        return jdbc.query(
                COLUMNS + those + " order by r.path limit :limit offset :offset", parameters, (row, n) -> file(row));
    }

    private void requireActive(SnapshotId snapshot) {
        boolean isActive = jdbc.queryForList(IS_ACTIVE, Map.of("snapshot", snapshot.value()), Boolean.class)
                .contains(true);
        if (!isActive) {
            throw ErrorCode.SNAPSHOT_NOT_READY.with(snapshot);
        }
    }

    private static DatasetFileV1 file(ResultSet row) throws SQLException {
        return new DatasetFileV1(
                new FilePath(row.getString("path")),
                row.getLong("size"),
                row.getString("media_type"),
                new Sha256(row.getString("content")),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
