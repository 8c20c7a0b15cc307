package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Whether the caller may write files of a dataset: asked before their bytes are taken in. */
@Requires(Permission.UPDATE_DATASET_RW)
public record MayWriteFiles(DatasetId dataset) implements Scoped.Dataset {}
