package almanac.notification.query;

import almanac.notification.query.NotificationQuery.FindPermissionHolders;
import almanac.notification.query.NotificationQuery.FindProjectOwners;
import almanac.row.Page;
import almanac.shared.CallerRoles;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for users that are told of something because of their roles. */
@Component
class NoticeRecipients {

    private static final String USERS = """
            select account_id, system_roles from access_account
            where kind = 'USER' and active and system_roles <> '{}' order by account_id""";

    /** Selects the owner; of an organization its administrators. */
    private static final String OWNERS = """
            select a.account_id from access_project p join access_account a on a.active and (
                a.account_id = p.owner_id and a.kind = 'USER'
                or exists (select from access_member m
                           where m.organization_id = p.owner_id and m.user_id = a.account_id and m.role = 'ADMIN'))
            where p.project_id = ? order by a.account_id""";

    private final JdbcOperations jdbc;

    NoticeRecipients(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Roles(UserId user, CallerRoles roles) {}

    @QueryHandler
    Page<UserId> answer(FindPermissionHolders query) {
        return Page.of(jdbc.query(USERS, (row, n) -> roles(row)).stream()
                .filter(user -> query.permission().isHeldBy(user.roles()))
                .map(Roles::user)
                .toList());
    }

    private static Roles roles(ResultSet row) throws SQLException {
        Set<SystemRole> roles = Arrays.stream(
                        (String[]) row.getArray("system_roles").getArray())
                .map(SystemRole::valueOf)
                .collect(Collectors.toSet());
        return new Roles(new UserId(row.getString("account_id")), CallerRoles.inInstallation(roles));
    }

    @QueryHandler
    ProjectOwners answer(FindProjectOwners query) {
        String project = query.project().value();
        List<UserId> users = jdbc.query(OWNERS, (row, n) -> new UserId(row.getString(1)), project);
        return jdbc.queryForList("select name from project_row where id = ?", String.class, project).stream()
                .findFirst()
                .map(name -> new ProjectOwners(name, users))
                .orElseGet(() -> new ProjectOwners("", List.of()));
    }
}
