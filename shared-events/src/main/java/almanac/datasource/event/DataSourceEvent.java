package almanac.datasource.event;

import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import almanac.shared.DisplayName;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of a data source. They never hold credentials, only that there are some ({@link DataSourceCredentialsSet});
 * reads of a data source are in streams of their own ({@link DataSourceAccessEvent}).
 */
public sealed interface DataSourceEvent {

    DataSourceId dataSource();

    /**
     * A user described a data source.
     *
     * @param dataSourceType what it is, in the API's words, which are open: {@code PostgreSQLConfig}
     * @param authType how it authenticates, likewise
     * @param config where it is and how it is reached, by names that depend on its type
     */
    record DataSourceCreated(
            DataSourceId dataSource,
            UserId owner,
            @DisplayName String name,
            @Nullable String description,
            String dataSourceType,
            String authType,
            CredentialType credentialType,
            Map<String, String> config,
            Audience audience)
            implements DataSourceEvent {}

    record DataSourceConfigured(DataSourceId dataSource, Map<String, String> config) implements DataSourceEvent {}

    /**
     * Credentials were given, in place of those that were there before. They lie sealed in a table, under the id.
     *
     * @param user the user that they belong to; null when they are the data source's
     * @param secretFields the names of the fields that must not be shown
     * @param visibleFields the names of the rest, which is sealed as well
     */
    record DataSourceCredentialsSet(
            DataSourceId dataSource,
            CredentialsId credentials,
            @Nullable UserId user,
            List<String> secretFields,
            List<String> visibleFields)
            implements DataSourceEvent {}

    record DataSourcePermissionsChanged(DataSourceId dataSource, Audience audience) implements DataSourceEvent {}

    record DataSourceOwnerChanged(DataSourceId dataSource, UserId owner) implements DataSourceEvent {}

    record DataSourceAssociated(DataSourceId dataSource, ProjectId project) implements DataSourceEvent {}

    record DataSourceDissociated(DataSourceId dataSource, ProjectId project) implements DataSourceEvent {}

    record DataSourceDeleted(DataSourceId dataSource) implements DataSourceEvent {}
}
