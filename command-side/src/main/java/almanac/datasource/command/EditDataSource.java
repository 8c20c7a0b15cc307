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
 * Changes what is given of a data source, all of it or nothing.
 *
 * @param config in place of the one before; null to leave that
 * @param audience in place of the one before; null to leave that
 * @param credentials the sender's own, or the data source's where all use the same; null to leave those before
 */
@Requires(Permission.MANAGE_DATA_SOURCE)
public record EditDataSource(
        @TargetAggregateIdentifier DataSourceId dataSource,
        @Nullable Map<String, String> config,
        @Nullable Audience audience,
        @Nullable SealedCredentials credentials,
        UserId by)
        implements DataSourceCommand {}
