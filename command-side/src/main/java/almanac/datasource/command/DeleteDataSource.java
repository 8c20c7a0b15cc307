package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a data source out of sight for good, destroys its credentials, and sets its name free. */
@Requires(Permission.MANAGE_DATA_SOURCE)
public record DeleteDataSource(@TargetAggregateIdentifier DataSourceId dataSource) implements DataSourceCommand {}
