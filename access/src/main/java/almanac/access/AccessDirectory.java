package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The {@link Directory} over the access tables. */
@Component
class AccessDirectory implements Directory {

    private final AccessTables tables;
    private final AccessDataSources dataSources;
    private final DatasetTables datasets;
    private final RoleLookup roleLookup;
    private final NameKeys keys;

    AccessDirectory(
            AccessTables tables,
            AccessDataSources dataSources,
            DatasetTables datasets,
            RoleLookup roleLookup,
            NameKeys keys) {
        this.tables = tables;
        this.dataSources = dataSources;
        this.datasets = datasets;
        this.roleLookup = roleLookup;
        this.keys = keys;
    }

    @Override
    public boolean isAccountNameTaken(String name) {
        return tables.isNameTaken(keys.ofAccount(name));
    }

    @Override
    public boolean isIdentityTaken(String issuer, String subject) {
        return tables.isIdentityTaken(keys.ofIdentity(issuer, subject));
    }

    @Override
    public boolean isProject(ProjectId project) {
        return tables.isProject(project);
    }

    @Override
    public boolean isDataSourceNameTaken(String name) {
        return dataSources.isNameTaken(name);
    }

    @Override
    public List<AccountId> unknownAmong(Collection<AccountId> accounts) {
        return accounts.isEmpty() ? List.of() : tables.unknownAmong(accounts);
    }

    @Override
    public boolean isThereAnotherAdministrator(UserId than) {
        return tables.isThereAnotherAdministrator(than);
    }

    @Override
    public boolean isAdministrator(UserId user) {
        return tables.isAdministrator(user);
    }

    @Override
    public boolean holdAsOwner(UserId user) {
        return tables.holdAsOwner(user);
    }

    @Override
    public Ownership holdAsOwnerOf(UserId user, String projectName) {
        return tables.holdAsOwnerOf(user, projectName);
    }

    /** Locks in a statement of its own: the next one sees the changes of the transactions that were waited for. */
    @Override
    public OwnedResources holdForErasure(UserId user) {
        tables.holdForErasure(user);
        return tables.belongingsOf(user);
    }

    @Override
    public Optional<AccountKind> kindOf(AccountId account) {
        return tables.kindOf(account);
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return datasets.holdProject(project);
    }

    @Override
    public void holdForEnd(ProjectId project) {
        tables.holdForEnd(project);
    }

    @Override
    public void holdForEnd(DatasetId dataset) {
        datasets.holdForEnd(dataset);
    }

    @Override
    public Optional<ProjectId> projectOf(SnapshotId snapshot) {
        return datasets.projectOf(snapshot);
    }

    @Override
    public boolean isDatasetNameTaken(ProjectId project, String name) {
        return datasets.isNameTaken(project, name);
    }

    @Override
    public boolean isDatasetNameTakenFrom(DatasetId dataset, String name) {
        return datasets.wouldCollide(dataset, name);
    }

    @Override
    public Optional<KnownDataset> holdDataset(DatasetId dataset) {
        return datasets.holdDataset(dataset);
    }

    @Override
    public Optional<KnownSnapshot> holdSnapshot(SnapshotId snapshot) {
        return datasets.holdSnapshot(snapshot);
    }

    @Override
    public boolean mayMount(UserId user, DatasetId dataset) {
        return roleLookup
                .in(user, dataset)
                .filter(Permission.READ_DATASET_RW::isHeldBy)
                .isPresent();
    }

    @Override
    public Optional<OrganizationRole> roleIn(OrganizationId organization, UserId member) {
        return tables.roleIn(organization, member);
    }
}
