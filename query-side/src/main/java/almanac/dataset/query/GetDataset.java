package almanac.dataset.query;

import almanac.shared.About;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** One dataset. */
@Requires(Permission.LIST_DATASET_RW)
public record GetDataset(DatasetId dataset) implements About.Dataset {}
