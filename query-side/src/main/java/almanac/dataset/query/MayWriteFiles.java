package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks whether the caller may write files of a dataset, before the server receives their bytes. */
@Requires(Permission.UPDATE_DATASET_RW)
public record MayWriteFiles(DatasetId dataset) implements Scoped.Dataset, Query<Boolean> {}
