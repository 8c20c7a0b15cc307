package almanac.datasource.command;

import almanac.datasource.event.Audience;
import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import almanac.storage.credential.SealedCredentials;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the given attributes of a data source, all of them or none.
 *
 * @param config replaces the one before; null to leave it
 * @param audience replaces the one before; null to leave it
 * @param credentials the caller's own, or the data source's where all users share them; null to leave those before
 */
@Requires(Permission.MANAGE_DATA_SOURCE)
public record EditDataSource(
        @TargetAggregateIdentifier DataSourceId dataSource,
        @Nullable Map<String, String> config,
        @Nullable Audience audience,
        @Nullable SealedCredentials credentials,
        UserId by)
        implements DataSourceCommand {}
