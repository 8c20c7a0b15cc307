package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a data source to another user; whom it is shared with stays as it is. */
@Requires(Permission.ADMINISTER_DATA_SOURCE)
public record ChangeDataSourceOwner(
        @TargetAggregateIdentifier DataSourceId dataSource, UserId owner) implements DataSourceCommand {}
