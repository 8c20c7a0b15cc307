package almanac.dataset.query;

import almanac.row.Versioned;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the roles of users and organizations in a dataset. */
@Requires(Permission.LIST_DATASET_RW)
public record GetDatasetGrants(DatasetId dataset) implements Scoped.Dataset, Query<Versioned<DatasetGrantList>> {}
