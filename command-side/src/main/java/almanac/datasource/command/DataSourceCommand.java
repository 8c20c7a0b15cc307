package almanac.datasource.command;

import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.shared.DataSourceId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.storage.credential.SealedCredentials;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about data sources. Each that implements this interface is a command to a data source that must exist. */
public sealed interface DataSourceCommand extends Scoped.DataSource, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.DATA_SOURCE_NOT_FOUND.with(dataSource());
    }

    /**
     * Creates a data source, which the caller then owns.
     *
     * @param credentials null when it needs none, or has none yet
     */
    @Requires(Permission.CREATE_DATA_SOURCE)
    record CreateDataSource(
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

    /**
     * Changes the given attributes of a data source, all of them or none.
     *
     * @param config replaces the one before; null to leave it
     * @param audience replaces the one before; null to leave it
     * @param credentials the caller's own, or the data source's where all users share them; null to leave those before
     */
    @Requires(Permission.MANAGE_DATA_SOURCE)
    record EditDataSource(
            @TargetAggregateIdentifier DataSourceId dataSource,
            @Nullable Map<String, String> config,
            @Nullable Audience audience,
            @Nullable SealedCredentials credentials,
            UserId by)
            implements DataSourceCommand {}

    /** Transfers a data source to another owner; its permissions stay as they are. */
    @Requires(Permission.ADMINISTER_DATA_SOURCE)
    record ChangeDataSourceOwner(@TargetAggregateIdentifier DataSourceId dataSource, UserId owner)
            implements DataSourceCommand {}

    /** Links a data source to a project that works with it. */
    @Requires(Permission.ADMINISTER_DATA_SOURCE)
    record AssociateDataSource(@TargetAggregateIdentifier DataSourceId dataSource, ProjectId project)
            implements DataSourceCommand {}

    /** Removes the link between a data source and a project. */
    @Requires(Permission.ADMINISTER_DATA_SOURCE)
    record DissociateDataSource(@TargetAggregateIdentifier DataSourceId dataSource, ProjectId project)
            implements DataSourceCommand {}

    /** Deletes a data source for good, destroys its credentials, and frees its name. */
    @Requires(Permission.MANAGE_DATA_SOURCE)
    record DeleteDataSource(@TargetAggregateIdentifier DataSourceId dataSource) implements DataSourceCommand {}

    /**
     * Records that the caller has viewed a data source, unless that is recorded for this minute already.
     *
     * @param at the time of the access
     */
    @Requires(Permission.USE_DATA_SOURCE)
    record RecordDataSourceAccess(@TargetAggregateIdentifier DataSourceId dataSource, UserId user, Instant at)
            implements Scoped.DataSource {

        /** Returns the stream's name. The store creates a stream once, so a minute has one record under concurrency. */
        String stream() {
            long minute = at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond()
                    / ChronoUnit.MINUTES.getDuration().toSeconds();
            return "data-source-access:%s:%s:%d".formatted(dataSource, user, minute);
        }
    }
}
