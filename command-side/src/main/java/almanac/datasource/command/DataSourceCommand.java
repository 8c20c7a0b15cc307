package almanac.datasource.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to a data source that must exist. */
interface DataSourceCommand extends Scoped.DataSource, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.DATA_SOURCE_NOT_FOUND.with(dataSource());
    }
}
