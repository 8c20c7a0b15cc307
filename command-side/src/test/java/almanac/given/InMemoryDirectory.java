package almanac.given;

import almanac.access.AccountDirectory;
import almanac.access.AccountKind;
import almanac.access.ActiveBillingTags;
import almanac.access.DataSourceDirectory;
import almanac.access.DatasetDirectory;
import almanac.access.KnownDataset;
import almanac.access.KnownSnapshot;
import almanac.access.OwnedResources;
import almanac.access.Ownership;
import almanac.access.ProjectDirectory;
import almanac.billing.event.BillingMode;
import almanac.shared.AccountId;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of the accounts and names that a test puts into it. */
public final class InMemoryDirectory
        implements AccountDirectory, ProjectDirectory, DatasetDirectory, DataSourceDirectory, ActiveBillingTags {

    private final Map<AccountId, AccountKind> accounts = new HashMap<>();
    private final Set<String> accountNames = new HashSet<>();
    private final Set<String> identities = new HashSet<>();
    private final Set<UserId> administrators = new HashSet<>();
    private final Map<UserId, Set<String>> projectNames = new HashMap<>();
    private final Set<String> dataSourceNames = new HashSet<>();
    private final Set<ProjectId> projects = new HashSet<>();
    private final Map<OrganizationId, Map<UserId, OrganizationRole>> roles = new HashMap<>();
    private final Map<UserId, OwnedResources> belongingsOf = new HashMap<>();
    private final Map<DatasetId, KnownDataset> datasets = new HashMap<>();
    private final Map<SnapshotId, KnownSnapshot> snapshots = new HashMap<>();
    private final Set<String> datasetNames = new HashSet<>();
    private final Set<BillingTagName> billingTags = new HashSet<>();
    private BillingMode billingMode = BillingMode.DISABLED;

    public InMemoryDirectory withUsers(UserId... users) {
        for (UserId user : users) {
            accounts.put(People.account(user), AccountKind.USER);
        }
        return this;
    }

    public InMemoryDirectory withBilling(BillingMode mode, BillingTagName... active) {
        billingMode = mode;
        billingTags.addAll(List.of(active));
        return this;
    }

    @Override
    public boolean isActive(BillingTagName tag) {
        return billingTags.contains(tag);
    }

    @Override
    public BillingMode mode() {
        return billingMode;
    }

    public InMemoryDirectory withOrganization(OrganizationId organization) {
        accounts.put(People.account(organization), AccountKind.ORGANIZATION);
        return this;
    }

    public InMemoryDirectory withMember(OrganizationId organization, UserId member, OrganizationRole role) {
        withOrganization(organization);
        roles.computeIfAbsent(organization, _ -> new HashMap<>()).put(member, role);
        return this;
    }

    public void takeAccountName(String name) {
        accountNames.add(name.toLowerCase(Locale.ROOT));
    }

    public void takeIdentity(String issuer, String subject) {
        identities.add(issuer + " " + subject);
    }

    public InMemoryDirectory withAdministrators(UserId... users) {
        administrators.addAll(List.of(users));
        return this;
    }

    public void give(UserId user, OwnedResources owned) {
        belongingsOf.put(user, owned);
    }

    public void takeProjectName(UserId owner, String name) {
        projectNames.computeIfAbsent(owner, _ -> new HashSet<>()).add(name);
    }

    public void takeDataSourceName(String name) {
        dataSourceNames.add(name);
    }

    public InMemoryDirectory withProject(ProjectId project) {
        projects.add(project);
        return this;
    }

    public InMemoryDirectory withDataset(DatasetId dataset, KnownDataset known) {
        datasets.put(dataset, known);
        return this;
    }

    public InMemoryDirectory withSnapshot(SnapshotId snapshot, KnownSnapshot known) {
        snapshots.put(snapshot, known);
        return this;
    }

    /** Within the one project that all datasets of a test belong to. */
    public void takeDatasetName(String name) {
        datasetNames.add(name);
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return projects.contains(project);
    }

    @Override
    public boolean isProject(ProjectId project) {
        return projects.contains(project);
    }

    @Override
    public boolean isDataSourceNameTaken(String name) {
        return dataSourceNames.contains(name);
    }

    @Override
    public List<AccountId> unknownAmong(Collection<AccountId> wanted) {
        return wanted.stream().filter(account -> !accounts.containsKey(account)).toList();
    }

    @Override
    public void holdForEnd(ProjectId project) {
        // nobody else is here
    }

    @Override
    public void holdForEnd(DatasetId dataset) {
        // nobody else is here
    }

    @Override
    public Optional<ProjectId> projectOf(SnapshotId snapshot) {
        return Optional.ofNullable(snapshots.get(snapshot)).map(KnownSnapshot::project);
    }

    @Override
    public boolean isDatasetNameTaken(ProjectId project, String name) {
        return datasetNames.contains(name);
    }

    @Override
    public boolean isDatasetNameTakenFrom(DatasetId dataset, String name) {
        return datasetNames.contains(name);
    }

    @Override
    public Optional<KnownDataset> holdDataset(DatasetId dataset) {
        return Optional.ofNullable(datasets.get(dataset));
    }

    @Override
    public Optional<KnownSnapshot> holdSnapshot(SnapshotId snapshot) {
        return Optional.ofNullable(snapshots.get(snapshot));
    }

    @Override
    public boolean mayMount(UserId user, DatasetId dataset) {
        return isUser(user) && datasets.containsKey(dataset);
    }

    @Override
    public boolean isAccountNameTaken(String name) {
        return accountNames.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean isIdentityTaken(String issuer, String subject) {
        return identities.contains(issuer + " " + subject);
    }

    @Override
    public boolean isThereAnotherAdministrator(UserId than) {
        return administrators.stream().anyMatch(user -> !user.equals(than));
    }

    @Override
    public boolean isAdministrator(UserId user) {
        return administrators.contains(user);
    }

    @Override
    public boolean holdAsOwner(UserId user) {
        return isUser(user);
    }

    @Override
    public Ownership holdAsOwnerOf(UserId user, String projectName) {
        if (!isUser(user)) {
            return Ownership.NO_SUCH_USER;
        }
        return projectNames.getOrDefault(user, Set.of()).contains(projectName)
                ? Ownership.NAME_TAKEN
                : Ownership.POSSIBLE;
    }

    @Override
    public OwnedResources holdForErasure(UserId user) {
        return belongingsOf.getOrDefault(user, OwnedResources.NONE);
    }

    @Override
    public Optional<AccountKind> kindOf(AccountId account) {
        return Optional.ofNullable(accounts.get(account));
    }

    @Override
    public Optional<OrganizationRole> roleIn(OrganizationId organization, UserId member) {
        return Optional.ofNullable(roles.getOrDefault(organization, Map.of()).get(member));
    }
}
