package almanac.experiment.query;

import almanac.experiment.query.ArtifactQuery.FindArtifact;
import almanac.experiment.query.ArtifactQuery.ListArtifacts;
import almanac.experiment.query.ArtifactQuery.MayWriteArtifacts;
import almanac.row.Page;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for artifacts. */
@Component
class Artifacts {

    /** A character that no path contains, and that sorts after all characters of paths. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcOperations jdbc;

    Artifacts(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    StoredArtifact answer(FindArtifact query) {
        return jdbc
                .query(
                        "select content, size, written_at from " + table(query.root()) + " = ? and path = ?",
                        (row, n) -> new StoredArtifact(
                                query.path(),
                                new Sha256(row.getString(1)),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        query.root().value(),
                        query.path().value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.ARTIFACT_NOT_FOUND.with(query.path(), query.root()));
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<ArtifactEntry> answer(ListArtifacts query) {
        String folder = query.folder().isEmpty() ? "" : new FilePath(query.folder()) + "/";
        int from = folder.codePointCount(0, folder.length()) + 1;
        int limit = query.window().limit();
        List<ArtifactEntry> entries = jdbc.query(
                entries(query.root()),
                (row, n) -> {
                    long size = row.getLong(3);
                    return new ArtifactEntry(folder + row.getString(1), row.getBoolean(2), row.wasNull() ? null : size);
                },
                from,
                from,
                query.root().value(),
                folder,
                folder + BEHIND_ALL,
                limit + 1,
                query.window().offset());
        long atLeast = (long) query.window().offset() + entries.size();
        return new Page<>(entries.subList(0, Math.min(entries.size(), limit)), atLeast);
    }

    /** Answers true: the guard has refused all callers that may not write. */
    @QueryHandler
    boolean answer(MayWriteArtifacts query) {
        return true;
    }

    /** Returns a query for the names that come next in a folder: a name with more behind it is a folder's. */
    private static String entries(ArtifactRoot root) {
        return """
                select name, bool_or(deeper) as is_dir, case when not bool_or(deeper) then max(size) end as size
                from (
                    select split_part(substr(path, ?), '/', 1) as name, strpos(substr(path, ?), '/') > 0 as deeper, size
                    from %s = ? and path >= ? and path < ?) below
                group by name order by is_dir desc, name limit ? offset ?""".formatted(table(root));
    }

    private static String table(ArtifactRoot root) {
        return root.isOfVersion() ? "access_version_file where version_id" : "access_artifact where root";
    }
}
