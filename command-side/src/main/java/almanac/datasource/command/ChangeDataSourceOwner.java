package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Transfers a data source to another owner; its permissions stay as they are. */
@Requires(Permission.ADMINISTER_DATA_SOURCE)
public record ChangeDataSourceOwner(
        @TargetAggregateIdentifier DataSourceId dataSource, UserId owner) implements DataSourceCommand {}
