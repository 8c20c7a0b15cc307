package almanac.datasource.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to a data source that should exist. */
interface DataSourceCommand extends About.DataSource, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.DATA_SOURCE_NOT_FOUND.with(dataSource());
    }
}
