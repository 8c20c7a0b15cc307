package almanac.storage.git;

import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Records the Git LFS objects that each project has. Their bytes are blobs that equal objects of other projects share,
 * so this table alone decides which projects have them: a client that knows a digest gets nothing that its project was never given
 * (docs/adr/0055).
 */
@Component
public class LfsObjects {

    private final JdbcOperations jdbc;

    LfsObjects(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the object of the project; empty when only others have it, or no project does. */
    public Optional<Blob> find(ProjectId project, Sha256 oid) {
        return jdbc
                .query(
                        "select size from lfs_object where project_id = ? and oid = ?",
                        (row, n) -> new Blob(oid, row.getLong("size")),
                        project.value(),
                        oid.value())
                .stream()
                .findFirst();
    }

    /** Records an object whose bytes are kept. */
    public void add(ProjectId project, Blob object) {
        jdbc.update(
                "insert into lfs_object (project_id, oid, size) values (?, ?, ?) on conflict do nothing",
                project.value(),
                object.content().value(),
                object.size());
    }

    /** Gives a project that is still to be created the objects of another. */
    public void copy(ProjectId source, ProjectId project) {
        jdbc.update(
                "insert into lfs_object (project_id, oid, size) select ?, oid, size from lfs_object where project_id = ?"
                        + " on conflict do nothing",
                project.value(),
                source.value());
    }

    /** Removes the objects of a project that will not be created. */
    public void discard(ProjectId project) {
        jdbc.update("delete from lfs_object where project_id = ?", project.value());
    }
}
