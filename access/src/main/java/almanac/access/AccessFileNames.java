package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** The {@link FileNames} over the access tables. An answer given in a transaction holds until it ends. */
@Component
class AccessFileNames implements FileNames {

    private static final String KNOWN = "almanac.files.known";

    private final DatasetTables datasets;
    private final FileTable files;

    AccessFileNames(DatasetTables datasets, FileTable files) {
        this.datasets = datasets;
        this.files = files;
    }

    /** A path of a dataset that is free, or the dataset itself, which is held. */
    private record Known(DatasetId dataset, String path) {}

    @Override
    public void requireDataset(DatasetId dataset) {
        Known held = new Known(dataset, "");
        if (known().contains(held)) {
            return;
        }
        if (datasets.holdDataset(dataset).isEmpty()) {
            throw ErrorCode.DATASET_NOT_FOUND.with(dataset);
        }
        known().add(held);
    }

    /** Locks in a statement of its own: the next one sees the changes of the transactions that were waited for. */
    @Override
    public void requireFree(DatasetId dataset, FilePath path) {
        if (known().contains(new Known(dataset, path.value()))) {
            return;
        }
        files.hold(dataset, path);
        files.inTheWay(dataset, path).ifPresent(other -> {
            throw ErrorCode.FILE_IN_THE_WAY.with(path, other);
        });
    }

    @Override
    public void requireFree(DatasetId dataset, Collection<FilePath> paths) {
        files.holdAll(dataset, paths);
        files.inTheWay(dataset, paths).ifPresent(other -> {
            throw ErrorCode.FILE_IN_THE_WAY.with(paths.iterator().next(), other);
        });
        paths.forEach(path -> known().add(new Known(dataset, path.value())));
    }

    private static Set<Known> known() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(KNOWN, _ -> new HashSet<>());
    }
}
