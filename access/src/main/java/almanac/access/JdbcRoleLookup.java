package almanac.access;

import almanac.shared.CallerRoles;
import almanac.shared.DataSourceId;
import almanac.shared.DataSourceRole;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRole;
import almanac.shared.JobId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.RoleLookup;
import almanac.shared.SnapshotId;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.store.AuthorizationCache;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Looks up the roles of callers in the {@link AccessTables}: one statement by primary keys for each question, unless
 * the answer is in the authorization cache.
 */
@Component
class JdbcRoleLookup implements RoleLookup {

    private static final String IN_INSTALLATION =
            "select system_roles from access_account where account_id = ? and active";

    private static final String IN_ORGANIZATION = """
            select u.system_roles, m.role
            from access_account u
            join access_account o on o.account_id = ? and o.kind = 'ORGANIZATION'
            left join access_member m on m.organization_id = o.account_id and m.user_id = u.account_id
            where u.account_id = ? and u.active""";

    /** A member of the owning organization counts as owner; a member of a collaborating one has its role. */
    private static final String OF_PROJECT = """
            select u.system_roles, p.visibility, p.owner_id = u.account_id or exists (
                       select 1 from access_member m
                       where m.organization_id = p.owner_id and m.user_id = u.account_id) as owns,
                   array(select g.role from access_grant g
                         where g.project_id = p.project_id and (g.account_id = u.account_id
                            or exists (select 1 from access_member m
                                       where m.organization_id = g.account_id and m.user_id = u.account_id))) as granted
            from access_account u
            join access_project p on p.project_id = %s
            where u.account_id = ? and u.active""";

    private static final String IN_PROJECT = OF_PROJECT.formatted("?");

    private static final String IN_PROJECT_OF =
            OF_PROJECT.formatted("(select project_id from access_job where job_id = ?)");

    /** A grant to an organization is one to each of its members. */
    private static final String IN_DATA_SOURCE = """
            select u.system_roles, d.owner_id = u.account_id as owns, d.everyone or exists (
                       select 1 from access_data_source_grant g
                       where g.data_source_id = d.data_source_id and (g.account_id = u.account_id
                          or exists (select 1 from access_member m
                                     where m.organization_id = g.account_id and m.user_id = u.account_id))) as uses
            from access_account u
            join access_data_source d on d.data_source_id = ?
            where u.account_id = ? and u.active""";

    /**
     * Selects the user's roles in the dataset and, as in {@link #IN_PROJECT}, in the dataset's project if it has one.
     */
    private static final String OF_DATASET = """
            select u.system_roles, p.visibility, p.owner_id = u.account_id or exists (
                       select 1 from access_member m
                       where m.organization_id = p.owner_id and m.user_id = u.account_id) as owns,
                   array(select g.role from access_grant g
                         where g.project_id = p.project_id and (g.account_id = u.account_id
                            or exists (select 1 from access_member m
                                       where m.organization_id = g.account_id and m.user_id = u.account_id))) as granted,
                   array(select g.role from access_dataset_grant g
                         where g.dataset_id = d.dataset_id and (g.account_id = u.account_id
                            or exists (select 1 from access_member m
                                       where m.organization_id = g.account_id and m.user_id = u.account_id))) as roles
            from access_account u
            %s
            left join access_project p on p.project_id = d.project_id
            where u.account_id = ? and u.active""";

    private static final String IN_DATASET = OF_DATASET.formatted("join access_dataset d on d.dataset_id = ?");

    private static final String IN_DATASET_OF_SNAPSHOT = OF_DATASET.formatted("""
            join access_snapshot s on s.snapshot_id = ?
            join access_dataset d on d.dataset_id = s.dataset_id""");

    /** An admin of the owning organization counts as owner. */
    private static final String IN_ENVIRONMENT = """
            select u.system_roles, case
                when e.owner_id = u.account_id or m.role = 'ADMIN' then 'OWNER'
                when e.visibility = 'GLOBAL' or m.role is not null then 'USER' end as role
            from access_account u
            join access_environment e on e.environment_id = ?
            left join access_member m on m.organization_id = e.owner_id and m.user_id = u.account_id
            where u.account_id = ? and u.active""";

    private final JdbcOperations jdbc;
    private final AuthorizationCache memory;

    JdbcRoleLookup(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    private record Question(String sql, List<Object> arguments) {}

    @Override
    public Optional<CallerRoles> inInstallation(UserId caller) {
        return first(IN_INSTALLATION, (row, n) -> CallerRoles.inInstallation(systemRoles(row)), caller.value());
    }

    @Override
    public Optional<CallerRoles> inOrganization(UserId caller, OrganizationId organization) {
        RowMapper<CallerRoles> mapper = (row, n) -> {
            String role = row.getString("role");
            return CallerRoles.inOrganization(systemRoles(row), role == null ? null : OrganizationRole.valueOf(role));
        };
        return first(IN_ORGANIZATION, mapper, organization.value(), caller.value());
    }

    @Override
    public Optional<CallerRoles> inProject(UserId caller, ProjectId project) {
        return first(IN_PROJECT, (row, n) -> inProject(row), project.value(), caller.value());
    }

    @Override
    public Optional<CallerRoles> inProjectOf(UserId caller, JobId job) {
        return first(IN_PROJECT_OF, (row, n) -> inProject(row), job.value(), caller.value());
    }

    private static CallerRoles inProject(ResultSet row) throws SQLException {
        return CallerRoles.inProject(
                systemRoles(row), projectRoles(row), ProjectVisibility.valueOf(row.getString("visibility")));
    }

    @Override
    public Optional<CallerRoles> inDataSource(UserId caller, DataSourceId dataSource) {
        RowMapper<CallerRoles> mapper = (row, n) -> CallerRoles.inDataSource(systemRoles(row), dataSourceRole(row));
        return first(IN_DATA_SOURCE, mapper, dataSource.value(), caller.value());
    }

    private static @Nullable DataSourceRole dataSourceRole(ResultSet row) throws SQLException {
        if (row.getBoolean("owns")) {
            return DataSourceRole.OWNER;
        }
        return row.getBoolean("uses") ? DataSourceRole.USER : null;
    }

    @Override
    public Optional<CallerRoles> inDataset(UserId caller, DatasetId dataset) {
        return first(IN_DATASET, (row, n) -> inDataset(row), dataset.value(), caller.value());
    }

    @Override
    public Optional<CallerRoles> inDatasetOf(UserId caller, SnapshotId snapshot) {
        return first(IN_DATASET_OF_SNAPSHOT, (row, n) -> inDataset(row), snapshot.value(), caller.value());
    }

    private static CallerRoles inDataset(ResultSet row) throws SQLException {
        String visibility = row.getString("visibility");
        return CallerRoles.inDataset(
                systemRoles(row),
                values(DatasetRole.class, row.getArray("roles")),
                projectRoles(row),
                visibility == null ? null : ProjectVisibility.valueOf(visibility));
    }

    @Override
    public Optional<CallerRoles> inEnvironment(UserId caller, EnvironmentId environment) {
        RowMapper<CallerRoles> mapper = (row, n) -> {
            String role = row.getString("role");
            return CallerRoles.inEnvironment(systemRoles(row), role == null ? null : EnvironmentRole.valueOf(role));
        };
        return first(IN_ENVIRONMENT, mapper, environment.value(), caller.value());
    }

    private Optional<CallerRoles> first(String sql, RowMapper<CallerRoles> mapper, Object... arguments) {
        return memory.recall(
                new Question(sql, List.of(arguments)),
                () -> jdbc.query(sql, mapper, arguments).stream().findFirst());
    }

    static Set<ProjectRole> projectRoles(ResultSet row) throws SQLException {
        Set<ProjectRole> roles = values(ProjectRole.class, row.getArray("granted"));
        if (row.getBoolean("owns")) {
            roles.add(ProjectRole.OWNER);
        }
        return roles;
    }

    static Set<SystemRole> systemRoles(ResultSet row) throws SQLException {
        return values(SystemRole.class, row.getArray("system_roles"));
    }

    private static <E extends Enum<E>> Set<E> values(Class<E> type, @Nullable Array array) throws SQLException {
        Set<E> values = EnumSet.noneOf(type);
        if (array != null) {
            Arrays.stream((String[]) array.getArray())
                    .map(name -> Enum.valueOf(type, name))
                    .forEach(values::add);
        }
        return values;
    }
}
