package almanac.storage.access;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Which files there are, so that none comes to lie below another. Kept in the command's own transaction. */
@Component
public class FileTable {

    static final String NAME = "access_file";

    /** Any number that nothing else in the database locks on. */
    private static final int LOCK = 4_711_021;

    private final JdbcOperations jdbc;

    FileTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public void add(DatasetId dataset, FilePath path) {
        jdbc.update(
                "insert into access_file (dataset_id, path) values (?, ?) on conflict do nothing",
                dataset.value(),
                path.value());
    }

    public void remove(DatasetId dataset, FilePath path) {
        jdbc.update("delete from access_file where dataset_id = ? and path = ?", dataset.value(), path.value());
    }

    public void removeAll(DatasetId dataset) {
        jdbc.update("delete from access_file where dataset_id = ?", dataset.value());
    }

    /** One at a time makes files below that folder or file of the dataset's root, until his transaction ends. */
    public void hold(DatasetId dataset, FilePath path) {
        String root = path.value().replaceFirst("/.*", "");
        jdbc.queryForList("select pg_advisory_xact_lock(hashtextextended(?, ?))", dataset + "/" + root, LOCK);
    }

    /** A file that it would lie below, or that would lie below it. */
    public Optional<FilePath> inTheWay(DatasetId dataset, FilePath path) {
        String[] folders = path.folders().stream().map(FilePath::value).toArray(String[]::new);
        // 0 is what comes after the slash
        return jdbc.queryForList("""
                        select path from access_file
                        where dataset_id = ? and (path = any (?) or (path > ? and path < ?)) limit 1""", String.class, dataset.value(), folders, path + "/", path + "0").stream()
                .map(FilePath::new)
                .findFirst();
    }
}
