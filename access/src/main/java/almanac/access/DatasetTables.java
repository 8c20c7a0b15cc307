package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@link AccountTable} of datasets: the roles in each, and the project that each belongs to. */
@Component
public class DatasetTables implements DatasetDirectory {

    private final AccessLines lines;
    private final RoleLookup roleLookup;

    DatasetTables(AccessLines lines, RoleLookup roleLookup) {
        this.lines = lines;
        this.roleLookup = roleLookup;
    }

    /**
     * Adds a dataset and takes its name.
     *
     * @param isFilling whether the dataset still has to get its files from a snapshot
     * @throws org.springframework.dao.DuplicateKeyException when the project has a dataset of that name
     */
    public void addDataset(DatasetId dataset, @Nullable ProjectId project, String name, boolean isFilling) {
        lines.add(
                "insert into access_dataset (dataset_id, project_id, name, filling) values (?, ?, ?, ?)",
                dataset.value(),
                project == null ? null : project.value(),
                name,
                isFilling);
    }

    /**
     * Gives the dataset another name.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the project has a dataset of that name
     */
    public void rename(DatasetId dataset, String name) {
        lines.change("update access_dataset set name = ? where dataset_id = ?", name, dataset.value());
    }

    public void beginFilling(DatasetId dataset) {
        lines.change("update access_dataset set filling = true where dataset_id = ?", dataset.value());
    }

    public void endFilling(DatasetId dataset) {
        lines.change("update access_dataset set filling = false where dataset_id = ?", dataset.value());
    }

    public void putGrant(DatasetId dataset, AccountId grantee, DatasetRole role) {
        lines.change("""
                insert into access_dataset_grant (dataset_id, account_id, role) values (?, ?, ?)
                on conflict (dataset_id, account_id) do update set role = excluded.role""", dataset.value(), grantee.value(), role.name());
    }

    public void removeGrant(DatasetId dataset, AccountId grantee) {
        lines.change(
                "delete from access_dataset_grant where dataset_id = ? and account_id = ?",
                dataset.value(),
                grantee.value());
    }

    /** Removes the dataset and its snapshots from the tables, which frees its name. */
    public void removeDataset(DatasetId dataset) {
        lines.change("delete from access_dataset where dataset_id = ?", dataset.value());
        lines.change("delete from access_dataset_grant where dataset_id = ?", dataset.value());
        lines.change("delete from access_snapshot where dataset_id = ?", dataset.value());
    }

    /** Takes the datasets of the project out of it: they belong to no project from now on. */
    public void leaveProject(ProjectId project) {
        lines.change("update access_dataset set project_id = null where project_id = ?", project.value());
    }

    public void addSnapshot(SnapshotId snapshot, DatasetId dataset) {
        lines.add(
                "insert into access_snapshot (snapshot_id, dataset_id, active) values (?, ?, false)",
                snapshot.value(),
                dataset.value());
    }

    public void setActive(SnapshotId snapshot) {
        lines.change("update access_snapshot set active = true where snapshot_id = ?", snapshot.value());
    }

    public void removeSnapshot(SnapshotId snapshot) {
        lines.change("delete from access_snapshot where snapshot_id = ?", snapshot.value());
    }

    @Override
    public boolean isDatasetNameTaken(ProjectId project, String name) {
        return lines.exists("select 1 from access_dataset where project_id = ? and name = ?", project.value(), name);
    }

    @Override
    public boolean isDatasetNameTakenFrom(DatasetId dataset, String name) {
        return lines.exists(
                "select 1 from access_dataset d join access_dataset o on o.project_id = d.project_id and o.name = ?"
                        + " where d.dataset_id = ? and o.dataset_id <> d.dataset_id",
                name,
                dataset.value());
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ? for key share", project.value());
    }

    /** Waits for transactions that are just making something of the dataset; later ones wait until this one ends. */
    @Override
    public void holdForEnd(DatasetId dataset) {
        lines.exists("select 1 from access_dataset where dataset_id = ? for update", dataset.value());
    }

    @Override
    public Optional<ProjectId> projectOf(SnapshotId snapshot) {
        return lines.list("""
                        select d.project_id from access_snapshot s join access_dataset d on d.dataset_id = s.dataset_id
                        where s.snapshot_id = ? and d.project_id is not null""", String.class, snapshot.value()).stream()
                .map(ProjectId::new)
                .findFirst();
    }

    @Override
    public Optional<KnownDataset> holdDataset(DatasetId dataset) {
        return lines
                .rows(
                        "select project_id, filling from access_dataset where dataset_id = ? for key share",
                        (row, n) -> new KnownDataset(project(row.getString("project_id")), row.getBoolean("filling")),
                        dataset.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<KnownSnapshot> holdSnapshot(SnapshotId snapshot) {
        return lines
                .rows(
                        """
                        select d.dataset_id, d.project_id, s.active
                        from access_snapshot s join access_dataset d on d.dataset_id = s.dataset_id
                        where s.snapshot_id = ? for key share of d""",
                        (row, n) -> new KnownSnapshot(
                                new DatasetId(row.getString("dataset_id")),
                                project(row.getString("project_id")),
                                row.getBoolean("active")),
                        snapshot.value())
                .stream()
                .findFirst();
    }

    @Override
    public boolean mayMount(UserId user, DatasetId dataset) {
        return roleLookup
                .in(user, dataset)
                .filter(Permission.READ_DATASET_RW::isHeldBy)
                .isPresent();
    }

    /** Returns the datasets of which the user is the only active owner. */
    List<DatasetId> ownedAlone(UserId user) {
        return lines.rows("""
                select g.dataset_id from access_dataset_grant g
                where g.account_id = ? and g.role = 'OWNER' and not exists (
                    select 1 from access_dataset_grant other
                    join access_account a on a.account_id = other.account_id and a.active
                    where other.dataset_id = g.dataset_id
                      and other.role = 'OWNER' and other.account_id <> g.account_id)
                order by 1""", (row, n) -> new DatasetId(row.getString(1)), user.value());
    }

    private static @Nullable ProjectId project(@Nullable String value) {
        return value == null ? null : new ProjectId(value);
    }
}
