package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Deletes a data source for good, destroys its credentials, and frees its name. */
@Requires(Permission.MANAGE_DATA_SOURCE)
public record DeleteDataSource(@TargetAggregateIdentifier DataSourceId dataSource) implements DataSourceCommand {}
