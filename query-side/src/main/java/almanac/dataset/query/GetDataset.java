package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one dataset. */
@Requires(Permission.LIST_DATASET_RW)
public record GetDataset(DatasetId dataset) implements Scoped.Dataset {}
