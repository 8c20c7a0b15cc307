package almanac.access;

import almanac.experiment.event.ArtifactEvent.ArtifactWritten;
import almanac.shared.ArtifactRoot;
import almanac.shared.FilePath;
import almanac.shared.ModelVersionId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * Holds which artifacts runs and logged models have, and the frozen files of versions. Both are written in the
 * transaction of the command. A version is frozen under a lock on the line of the run that excludes writers of its
 * artifacts: so the files of the version are those before it in the log (docs/adr/0045).
 */
@Component
public class ArtifactTable {

    /** A character that no path contains, and that sorts after all characters of paths. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private static final String WITHIN = " where root = ? and (path = ? or (path >= ? and path < ?))";

    private static final String OF_VERSION = " where version_id = ? and (path = ? or (path >= ? and path < ?))";

    private static final String SUM = """
            select count(*), coalesce(sum(size), 0),
                encode(sha256(convert_to(coalesce(string_agg(path || ' ' || content, E'\\n' order by path), ''), 'UTF8')), 'hex')
            """;

    private final AccessLines lines;

    ArtifactTable(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * What is frozen into a version.
     *
     * @param digest of the list of paths and contents
     */
    public record Frozen(long files, long bytes, String digest) {}

    public void put(ArtifactWritten artifact, Instant at) {
        lines.add(
                """
                insert into access_artifact (root, path, content, size, written_at) values (?, ?, ?, ?, ?)
                on conflict (root, path) do update set
                    content = excluded.content, size = excluded.size, written_at = excluded.written_at""",
                artifact.root().value(),
                artifact.path().value(),
                artifact.content().value(),
                artifact.size(),
                at.atOffset(ZoneOffset.UTC));
    }

    public void remove(ArtifactRoot root, FilePath path) {
        lines.add("delete from access_artifact where root = ? and path = ?", root.value(), path.value());
    }

    /** Sums up the artifacts below a path, or the one there; all for an empty path. */
    public Frozen sum(ArtifactRoot root, String path) {
        return lines.rows(
                        SUM
                                + (root.isOfVersion()
                                        ? "from access_version_file" + OF_VERSION
                                        : "from access_artifact" + WITHIN),
                        (row, n) -> new Frozen(row.getLong(1), row.getLong(2), row.getString(3)),
                        root.value(),
                        path,
                        folder(path),
                        folder(path) + BEHIND_ALL)
                .getFirst();
    }

    /** Gives a version the artifacts below a path, as they are. Their paths begin there. */
    public void freeze(ModelVersionId version, ArtifactRoot root, String path) {
        lines.add(
                "insert into access_version_file (version_id, path, content, size, written_at)"
                        + " select ?, case when path = ? then regexp_replace(path, '^.*/', '') else substr(path, ?) end,"
                        + " content, size, written_at from "
                        + (root.isOfVersion() ? "access_version_file" + OF_VERSION : "access_artifact" + WITHIN)
                        + " on conflict do nothing",
                version.value(),
                path,
                folder(path).codePointCount(0, folder(path).length()) + 1,
                root.value(),
                path,
                folder(path),
                folder(path) + BEHIND_ALL);
    }

    private static String folder(String path) {
        return path.isEmpty() ? "" : path + "/";
    }
}
