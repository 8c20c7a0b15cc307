package almanac.dataset.query;

import almanac.row.Versioned;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one file of a dataset as it is now. */
@Requires(Permission.READ_DATASET_RW)
public record GetFile(DatasetId dataset, FilePath path) implements Scoped.Dataset, Query<Versioned<DatasetFileV1>> {}
