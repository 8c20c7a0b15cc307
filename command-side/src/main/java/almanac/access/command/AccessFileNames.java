package almanac.access.command;

import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.storage.access.DatasetTables;
import almanac.storage.access.FileTable;
import org.springframework.stereotype.Component;

/** The {@link FileNames} over the access tables. */
@Component
class AccessFileNames implements FileNames {

    private final DatasetTables datasets;
    private final FileTable files;

    AccessFileNames(DatasetTables datasets, FileTable files) {
        this.datasets = datasets;
        this.files = files;
    }

    @Override
    public void requireDataset(DatasetId dataset) {
        if (datasets.holdDataset(dataset).isEmpty()) {
            throw ErrorCode.DATASET_NOT_FOUND.with(dataset);
        }
    }

    /** The lock in a statement of its own: the next one sees what those did who were waited for. */
    @Override
    public void requireFree(DatasetId dataset, FilePath path) {
        files.hold(dataset, path);
        files.inTheWay(dataset, path).ifPresent(other -> {
            throw ErrorCode.FILE_IN_THE_WAY.with(path, other);
        });
    }
}
