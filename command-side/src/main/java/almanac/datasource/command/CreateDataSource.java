package almanac.datasource.command;

import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.storage.credential.SealedCredentials;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Creates a data source, which the caller then owns.
 *
 * @param credentials null when it needs none, or has none yet
 */
@Requires(Permission.CREATE_DATA_SOURCE)
public record CreateDataSource(
        @TargetAggregateIdentifier DataSourceId dataSource,
        UserId owner,
        String name,
        @Nullable String description,
        String dataSourceType,
        String authType,
        CredentialType credentialType,
        Map<String, String> config,
        Audience audience,
        @Nullable SealedCredentials credentials)
        implements Scoped.ConditionalPermissions {

    @Override
    public Set<Permission> alsoRequires() {
        boolean isForMore = credentialType == CredentialType.SHARED || audience.isEveryone();
        return isForMore ? Set.of(Permission.SHARE_DATA_SOURCES) : Set.of();
    }
}
