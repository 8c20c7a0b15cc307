package almanac.dataset.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the files of a dataset whose paths begin with the prefix, by path. */
@Requires(Permission.READ_DATASET_RW)
public record ListFiles(DatasetId dataset, String prefix, Window window)
        implements Scoped.Dataset, Query<Page<DatasetFileV1>> {}
