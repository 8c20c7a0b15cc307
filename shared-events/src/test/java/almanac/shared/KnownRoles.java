package almanac.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a test says of callers. */
final class KnownRoles implements RoleLookup {

    private final Map<UserId, CallerRoles> inInstallation = new HashMap<>();
    private final Map<Asked, CallerRoles> elsewhere = new HashMap<>();

    private record Asked(UserId caller, Object thing) {}

    KnownRoles put(UserId caller, CallerRoles roles) {
        inInstallation.put(caller, roles);
        return this;
    }

    KnownRoles put(UserId caller, ProjectId project, CallerRoles roles) {
        elsewhere.put(new Asked(caller, project), roles);
        return this;
    }

    KnownRoles put(UserId caller, JobId job, CallerRoles roles) {
        elsewhere.put(new Asked(caller, job), roles);
        return this;
    }

    KnownRoles put(UserId caller, OrganizationId organization, CallerRoles roles) {
        elsewhere.put(new Asked(caller, organization), roles);
        return this;
    }

    KnownRoles put(UserId caller, DataSourceId dataSource, CallerRoles roles) {
        elsewhere.put(new Asked(caller, dataSource), roles);
        return this;
    }

    KnownRoles put(UserId caller, EnvironmentId environment, CallerRoles roles) {
        elsewhere.put(new Asked(caller, environment), roles);
        return this;
    }

    @Override
    public Optional<CallerRoles> inInstallation(UserId caller) {
        return Optional.ofNullable(inInstallation.get(caller));
    }

    @Override
    public Optional<CallerRoles> inProject(UserId caller, ProjectId project) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, project)));
    }

    KnownRoles put(UserId caller, DatasetId dataset, CallerRoles roles) {
        elsewhere.put(new Asked(caller, dataset), roles);
        return this;
    }

    KnownRoles put(UserId caller, SnapshotId snapshot, CallerRoles roles) {
        elsewhere.put(new Asked(caller, snapshot), roles);
        return this;
    }

    @Override
    public Optional<CallerRoles> inDataset(UserId caller, DatasetId dataset) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, dataset)));
    }

    @Override
    public Optional<CallerRoles> inDatasetOf(UserId caller, SnapshotId snapshot) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, snapshot)));
    }

    @Override
    public Optional<CallerRoles> inProjectOf(UserId caller, JobId job) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, job)));
    }

    @Override
    public Optional<CallerRoles> inOrganization(UserId caller, OrganizationId organization) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, organization)));
    }

    @Override
    public Optional<CallerRoles> inDataSource(UserId caller, DataSourceId dataSource) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, dataSource)));
    }

    @Override
    public Optional<CallerRoles> inEnvironment(UserId caller, EnvironmentId environment) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, environment)));
    }
}
