package almanac.datasource.query;

import almanac.datasource.event.CredentialType;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data source as the API shows it, without its credentials.
 *
 * @param displayName of the product that it is
 */
public record DataSourceEnvelopeV1(
        DataSourceId id,
        String name,
        @Nullable String description,
        String dataSourceType,
        String displayName,
        String authType,
        CredentialType credentialType,
        Map<String, String> config,
        UserId ownerId,
        String ownerUsername,
        DataSourcePermissionsV1 permissions,
        Instant lastUpdated) {}
