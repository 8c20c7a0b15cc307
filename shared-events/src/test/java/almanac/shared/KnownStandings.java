package almanac.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a test says of callers. */
final class KnownStandings implements Standings {

    private final Map<UserId, Standing> inInstallation = new HashMap<>();
    private final Map<Asked, Standing> elsewhere = new HashMap<>();

    private record Asked(UserId caller, Object thing) {}

    KnownStandings put(UserId caller, Standing standing) {
        inInstallation.put(caller, standing);
        return this;
    }

    KnownStandings put(UserId caller, ProjectId project, Standing standing) {
        elsewhere.put(new Asked(caller, project), standing);
        return this;
    }

    KnownStandings put(UserId caller, JobId job, Standing standing) {
        elsewhere.put(new Asked(caller, job), standing);
        return this;
    }

    KnownStandings put(UserId caller, OrganizationId organization, Standing standing) {
        elsewhere.put(new Asked(caller, organization), standing);
        return this;
    }

    KnownStandings put(UserId caller, DataSourceId dataSource, Standing standing) {
        elsewhere.put(new Asked(caller, dataSource), standing);
        return this;
    }

    KnownStandings put(UserId caller, EnvironmentId environment, Standing standing) {
        elsewhere.put(new Asked(caller, environment), standing);
        return this;
    }

    @Override
    public Optional<Standing> inInstallation(UserId caller) {
        return Optional.ofNullable(inInstallation.get(caller));
    }

    @Override
    public Optional<Standing> inProject(UserId caller, ProjectId project) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, project)));
    }

    KnownStandings put(UserId caller, DatasetId dataset, Standing standing) {
        elsewhere.put(new Asked(caller, dataset), standing);
        return this;
    }

    KnownStandings put(UserId caller, SnapshotId snapshot, Standing standing) {
        elsewhere.put(new Asked(caller, snapshot), standing);
        return this;
    }

    @Override
    public Optional<Standing> inDataset(UserId caller, DatasetId dataset) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, dataset)));
    }

    @Override
    public Optional<Standing> inDatasetOf(UserId caller, SnapshotId snapshot) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, snapshot)));
    }

    @Override
    public Optional<Standing> inProjectOf(UserId caller, JobId job) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, job)));
    }

    @Override
    public Optional<Standing> inOrganization(UserId caller, OrganizationId organization) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, organization)));
    }

    @Override
    public Optional<Standing> inDataSource(UserId caller, DataSourceId dataSource) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, dataSource)));
    }

    @Override
    public Optional<Standing> inEnvironment(UserId caller, EnvironmentId environment) {
        return Optional.ofNullable(elsewhere.get(new Asked(caller, environment)));
    }
}
