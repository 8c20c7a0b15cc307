package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import java.util.Collection;

/** Answers which paths of a dataset are taken by files, as of the decision's own transaction. */
public interface FileNames {

    /** Requires the dataset to exist; it is then not deleted before the transaction ends. */
    void requireDataset(DatasetId dataset);

    /**
     * Refuses a new file that would lie below another, or have another below it. The answer blocks all others about
     * paths that begin with the same name until the transaction ends.
     */
    void requireFree(DatasetId dataset, FilePath path);

    /**
     * Checks each path as if by itself, in a few statements for all. A later question for one of them in the same
     * transaction is answered by that.
     */
    void requireFree(DatasetId dataset, Collection<FilePath> paths);
}
