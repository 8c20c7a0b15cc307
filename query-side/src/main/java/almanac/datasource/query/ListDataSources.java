package almanac.datasource.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;
import java.util.List;

/**
 * Asks for the data sources that the caller may use, the newest first.
 *
 * @param names of those that are wanted; none for all
 */
@OpenToAll
public record ListDataSources(UserId caller, List<String> names, Window window)
        implements Query<Page<DataSourceEnvelopeV1>> {}
