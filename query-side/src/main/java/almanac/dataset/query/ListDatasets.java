package almanac.dataset.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/** Asks for the datasets that the caller may list, the newest first. */
@OpenToAll
public record ListDatasets(UserId caller, DatasetFilter filter, Window window)
        implements Query<Page<DatasetRwInfoDtoV1>> {}
