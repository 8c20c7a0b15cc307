package almanac.access.directory;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import java.util.Collection;

/** Which paths of a dataset are taken by files; as of the decision's own transaction. */
public interface FileNames {

    /** Refuses when there is no such dataset; if there is, it is not deleted before the transaction ends. */
    void requireDataset(DatasetId dataset);

    /**
     * Refuses a new file that would lie below another, or have another below it. From the
     * question until the transaction ends nobody else is told about paths that begin with the same name.
     */
    void requireFree(DatasetId dataset, FilePath path);

    /**
     * Asks for each path as if by itself, in a few statements for all. A later question for one of them in the same
     * transaction is answered by that.
     */
    void requireFree(DatasetId dataset, Collection<FilePath> paths);
}
