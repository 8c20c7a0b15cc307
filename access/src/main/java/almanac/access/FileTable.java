package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.turn.AdvisoryLock;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Holds the paths of all files, so that none comes to lie below another. Written in the command's own transaction. */
@Component
public class FileTable {

    /** Two queries, each of which goes by the index; one query with "or" would go through all files of the dataset. */
    static final String IN_THE_WAY = """
            (select path from access_file where dataset_id = ? and path = any (?) limit 1)
            union all
            (select path from access_file where dataset_id = ? and path > ? and path < ? limit 1)
            limit 1""";

    /** The character 0 is the next after the slash. */
    private static final String ANY_IN_THE_WAY = """
            (select path from access_file where dataset_id = ? and path = any (?) limit 1)
            union all
            (select below.path from unnest(?) new (path) cross join lateral (
                select path from access_file
                where dataset_id = ? and path > new.path || '/' and path < new.path || '0' limit 1) below limit 1)
            limit 1""";

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

    /** Lets one transaction at a time make files below that folder or file of the dataset's root, until it ends. */
    public void hold(DatasetId dataset, FilePath path) {
        String root = path.value().replaceFirst("/.*", "");
        jdbc.queryForList(AdvisoryLock.DATASET_FOLDER.takeKeyForTransaction(), dataset + "/" + root);
    }

    /** As {@link #hold} for each path, in one order for all callers, which rules out a deadlock. */
    public void holdAll(DatasetId dataset, Collection<FilePath> paths) {
        Object roots = paths.stream()
                .map(path -> dataset + "/" + path.value().replaceFirst("/.*", ""))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        jdbc.queryForList(AdvisoryLock.DATASET_FOLDER.takeKeysForTransaction(), roots);
    }

    /** Returns a file that one of the paths would lie below, or that would lie below one of them. */
    public Optional<FilePath> inTheWay(DatasetId dataset, Collection<FilePath> paths) {
        String[] all = paths.stream().map(FilePath::value).toArray(String[]::new);
        String[] folders = paths.stream()
                .flatMap(path -> path.folders().stream())
                .map(FilePath::value)
                .distinct()
                .toArray(String[]::new);
        return jdbc.queryForList(ANY_IN_THE_WAY, String.class, dataset.value(), folders, all, dataset.value()).stream()
                .map(FilePath::new)
                .findFirst();
    }

    /** Returns a file that the path would lie below, or that would lie below it. */
    public Optional<FilePath> inTheWay(DatasetId dataset, FilePath path) {
        String[] folders = path.folders().stream().map(FilePath::value).toArray(String[]::new);
        // the character 0 is the next after the slash
        return jdbc
                .queryForList(
                        IN_THE_WAY, String.class, dataset.value(), folders, dataset.value(), path + "/", path + "0")
                .stream()
                .map(FilePath::new)
                .findFirst();
    }
}
