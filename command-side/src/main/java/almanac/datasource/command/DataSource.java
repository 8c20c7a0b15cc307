package almanac.datasource.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.DataSourceDirectory;
import almanac.access.ProjectDirectory;
import almanac.datasource.command.DataSourceCommand.AssociateDataSource;
import almanac.datasource.command.DataSourceCommand.ChangeDataSourceOwner;
import almanac.datasource.command.DataSourceCommand.CreateDataSource;
import almanac.datasource.command.DataSourceCommand.DeleteDataSource;
import almanac.datasource.command.DataSourceCommand.DissociateDataSource;
import almanac.datasource.command.DataSourceCommand.EditDataSource;
import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.datasource.event.DataSourceEvent.DataSourceAssociated;
import almanac.datasource.event.DataSourceEvent.DataSourceConfigured;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.datasource.event.DataSourceEvent.DataSourceDeleted;
import almanac.datasource.event.DataSourceEvent.DataSourceDissociated;
import almanac.datasource.event.DataSourceEvent.DataSourceOwnerChanged;
import almanac.datasource.event.DataSourceEvent.DataSourcePermissionsChanged;
import almanac.shared.AccountId;
import almanac.shared.DataSourceId;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.storage.credential.CredentialVault;
import almanac.storage.credential.SealedCredentials;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.stereotype.Component;

/** Decides on one data source: its configuration, its owner, its audience and its credentials. */
@Aggregate
@Component("dataSourceAggregate") // its default bean name would be the one of the database's DataSource
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class DataSource {

    @AggregateIdentifier
    private DataSourceId dataSource;

    private UserId owner;
    private CredentialType credentialType;
    private Map<String, String> config;
    private boolean isEveryone;
    private Set<AccountId> accounts;
    private final Set<ProjectId> projects = new HashSet<>();

    DataSource() {} // for Axon

    @CommandHandler
    DataSource(
            CreateDataSource command,
            AccountDirectory directory,
            DataSourceDirectory dataSources,
            CredentialVault vault) {
        requireOwner(command.owner(), directory);
        if (dataSources.isDataSourceNameTaken(command.name())) {
            throw ErrorCode.DATA_SOURCE_NAME_TAKEN.with(command.name());
        }
        requireKnown(Set.copyOf(command.audience().accounts()), directory);
        apply(new DataSourceCreated(
                command.dataSource(),
                command.owner(),
                command.name(),
                command.description(),
                command.dataSourceType(),
                command.authType(),
                command.credentialType(),
                command.config(),
                command.audience()));
        if (command.credentials() != null) {
            keep(command.dataSource(), command.credentialType(), command.credentials(), command.owner(), vault);
        }
    }

    private static void requireOwner(UserId user, AccountDirectory directory) {
        if (!directory.holdAsOwner(user)) {
            throw ErrorCode.USER_NOT_FOUND.with(user);
        }
    }

    private static void requireKnown(Set<AccountId> accounts, AccountDirectory directory) {
        List<AccountId> unknown = directory.unknownAmong(accounts);
        if (!unknown.isEmpty()) {
            throw ErrorCode.ACCOUNT_NOT_FOUND.with(unknown.getFirst());
        }
    }

    /** Stores credentials: the caller's own for type INDIVIDUAL, otherwise those of the data source. */
    private static void keep(
            DataSourceId dataSource,
            CredentialType type,
            SealedCredentials credentials,
            UserId by,
            CredentialVault vault) {
        UserId user = type == CredentialType.INDIVIDUAL ? by : null;
        vault.keep(dataSource, user, credentials);
        apply(new DataSourceCredentialsSet(
                dataSource, credentials.id(), user, credentials.secretFields(), credentials.visibleFields()));
    }

    @EventSourcingHandler
    void evolve(DataSourceCreated event) {
        dataSource = event.dataSource();
        owner = event.owner();
        credentialType = event.credentialType();
        config = event.config();
        setAudience(event.audience());
    }

    private void setAudience(Audience audience) {
        isEveryone = audience.isEveryone();
        accounts = Set.copyOf(audience.accounts());
    }

    @CommandHandler
    void decide(EditDataSource command, AccountDirectory directory, CredentialVault vault) {
        Audience audience = command.audience();
        boolean isShared = audience != null && !isAudience(audience);
        if (audience != null && isShared) {
            requirePossible(audience, command.by(), directory);
        }
        SealedCredentials credentials = command.credentials();
        if (credentials != null) {
            requireMayKeepCredentials(command.by(), directory);
        }
        Map<String, String> wanted = command.config();
        boolean isNothingElse = !isShared && credentials == null;
        if (isNothingElse || (wanted != null && !wanted.equals(config))) { // each PATCH counts as an update
            apply(new DataSourceConfigured(dataSource, wanted == null ? config : wanted));
        }
        if (audience != null && isShared) {
            apply(new DataSourcePermissionsChanged(dataSource, audience));
        }
        if (credentials != null) {
            keep(dataSource, credentialType, credentials, command.by(), vault);
        }
    }

    private boolean isAudience(Audience audience) {
        return audience.isEveryone() == isEveryone
                && Set.copyOf(audience.accounts()).equals(accounts);
    }

    /** Checks an audience. Accounts that are in it already may stay, whatever became of them since. */
    private void requirePossible(Audience audience, UserId by, AccountDirectory directory) {
        if (audience.isEveryone() && !isEveryone) {
            requireMayShare(by, directory);
        }
        Set<AccountId> added = new HashSet<>(audience.accounts());
        added.removeAll(accounts);
        requireKnown(added, directory);
    }

    /** Requires, for individual credentials, an active user: the check waits for an erasure that destroys them. */
    private void requireMayKeepCredentials(UserId by, AccountDirectory directory) {
        if (credentialType == CredentialType.SHARED) {
            requireMayShare(by, directory);
        } else {
            requireOwner(by, directory);
        }
    }

    private static void requireMayShare(UserId by, AccountDirectory directory) {
        if (!directory.isAdministrator(by)) {
            throw ErrorCode.NOT_ALLOWED.with(Permission.SHARE_DATA_SOURCES.label());
        }
    }

    @EventSourcingHandler
    void evolve(DataSourceConfigured event) {
        config = event.config();
    }

    @EventSourcingHandler
    void evolve(DataSourcePermissionsChanged event) {
        setAudience(event.audience());
    }

    @CommandHandler
    void decide(ChangeDataSourceOwner command, AccountDirectory directory) {
        if (command.owner().equals(owner)) {
            return;
        }
        requireOwner(command.owner(), directory);
        apply(new DataSourceOwnerChanged(dataSource, command.owner()));
    }

    @EventSourcingHandler
    void evolve(DataSourceOwnerChanged event) {
        owner = event.owner();
    }

    @CommandHandler
    void decide(AssociateDataSource command, ProjectDirectory directory) {
        if (projects.contains(command.project())) {
            return;
        }
        if (!directory.isProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        apply(new DataSourceAssociated(dataSource, command.project()));
    }

    @EventSourcingHandler
    void evolve(DataSourceAssociated event) {
        projects.add(event.project());
    }

    @CommandHandler
    void decide(DissociateDataSource command) {
        if (!projects.contains(command.project())) {
            throw ErrorCode.DATA_SOURCE_NOT_ASSOCIATED.with(dataSource, command.project());
        }
        apply(new DataSourceDissociated(dataSource, command.project()));
    }

    @EventSourcingHandler
    void evolve(DataSourceDissociated event) {
        projects.remove(event.project());
    }

    @CommandHandler
    void decide(DeleteDataSource command) {
        apply(new DataSourceDeleted(dataSource));
    }

    @EventSourcingHandler
    void evolve(DataSourceDeleted event) {
        markDeleted();
    }
}
