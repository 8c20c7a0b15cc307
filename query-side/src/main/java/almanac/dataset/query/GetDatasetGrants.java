package almanac.dataset.query;

import almanac.shared.About;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** Who has which role in a dataset. */
@Requires(Permission.LIST_DATASET_RW)
public record GetDatasetGrants(DatasetId dataset) implements About.Dataset {}
