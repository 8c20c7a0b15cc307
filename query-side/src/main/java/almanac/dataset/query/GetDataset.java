package almanac.dataset.query;

import almanac.row.Versioned;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one dataset. */
@Requires(Permission.LIST_DATASET_RW)
public record GetDataset(DatasetId dataset) implements Scoped.Dataset, Query<Versioned<DatasetRwDetailsV1>> {}
