package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.DataSourceId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.turn.AdvisoryLock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds what users may see and do, and which names are taken: the few facts across streams that decisions and
 * visibility need at once. Written in the command's own transaction, read by both sides (docs/adr/0003). A unique
 * constraint holds each name, so that of two concurrent commands that want it one fails.
 */
@Component
public class AccessTables {

    /** Names of the tables, children first. */
    public static final List<String> NAMES = List.of(
            "access_data_source_grant",
            "access_data_source",
            "access_revision",
            "access_environment",
            "access_hardware_tier",
            "access_grant",
            "access_project",
            "access_member",
            "access_account",
            "access_stream");

    private final AccessLines lines;
    private final DatasetTables datasets;

    AccessTables(AccessLines lines, DatasetTables datasets) {
        this.lines = lines;
        this.datasets = datasets;
    }

    /**
     * Adds a user or an organization.
     *
     * @param nameKey keyed digest of the name; null for an erased person, whose name is free again
     * @throws org.springframework.dao.DuplicateKeyException when the name is taken
     */
    public void addAccount(AccountId account, AccountKind kind, @Nullable String nameKey) {
        lines.add(
                "insert into access_account (account_id, kind, name_key) values (?, ?, ?)",
                account.value(),
                kind.name(),
                nameKey);
    }

    /**
     * Links the identity to the user.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another user has it
     */
    public void linkIdentity(UserId user, String identityKey) {
        lines.change("update access_account set identity_key = ? where account_id = ?", identityKey, user.value());
    }

    public void setActive(UserId user, boolean active) {
        lines.change("update access_account set active = ? where account_id = ?", active, user.value());
    }

    /** Frees the user's name and identity, and ends the account for good. */
    public void erase(UserId user) {
        lines.change("""
                update access_account set active = false, name_key = null, identity_key = null, system_roles = '{}'
                where account_id = ?""", user.value());
    }

    public void grantSystemRole(UserId user, SystemRole role) {
        lines.change(
                "update access_account set system_roles = array_append(system_roles, ?) where account_id = ?",
                role.name(),
                user.value());
    }

    public void revokeSystemRole(UserId user, SystemRole role) {
        lines.change(
                "update access_account set system_roles = array_remove(system_roles, ?) where account_id = ?",
                role.name(),
                user.value());
    }

    public void putMember(OrganizationId organization, UserId member, OrganizationRole role) {
        lines.change("""
                insert into access_member (organization_id, user_id, role) values (?, ?, ?)
                on conflict (organization_id, user_id) do update set role = excluded.role""", organization.value(), member.value(), role.name());
    }

    public void removeMember(OrganizationId organization, UserId member) {
        lines.change(
                "delete from access_member where organization_id = ? and user_id = ?",
                organization.value(),
                member.value());
    }

    /**
     * Adds a project and takes its name.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the owner has a project of that name
     */
    public void addProject(ProjectId project, AccountId owner, String name, ProjectVisibility visibility) {
        lines.add(
                "insert into access_project (project_id, owner_id, name, visibility) values (?, ?, ?, ?)",
                project.value(),
                owner.value(),
                name,
                visibility.name());
    }

    /**
     * Gives a project to another owner.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the new owner has a project of that name
     */
    public void changeOwner(ProjectId project, UserId owner) {
        lines.change("update access_project set owner_id = ? where project_id = ?", owner.value(), project.value());
    }

    /** Removes the project from the tables, which frees its name. */
    public void removeProject(ProjectId project) {
        lines.change("delete from access_grant where project_id = ?", project.value());
        lines.change("delete from access_project where project_id = ?", project.value());
    }

    /** Waits for transactions that make something in the project; later ones wait for the end of this one. */
    public void holdForEnd(ProjectId project) {
        lines.exists("select 1 from access_project where project_id = ? for update", project.value());
    }

    public void putGrant(ProjectId project, AccountId account, ProjectRole role) {
        lines.change("""
                insert into access_grant (project_id, account_id, role) values (?, ?, ?)
                on conflict (project_id, account_id) do update set role = excluded.role""", project.value(), account.value(), role.name());
    }

    public void removeGrant(ProjectId project, AccountId account) {
        lines.change(
                "delete from access_grant where project_id = ? and account_id = ?", project.value(), account.value());
    }

    public boolean isNameTaken(String nameKey) {
        return lines.exists("select 1 from access_account where name_key = ?", nameKey);
    }

    public boolean isProjectNameTaken(AccountId owner, String name) {
        return lines.exists("select 1 from access_project where owner_id = ? and name = ?", owner.value(), name);
    }

    /** Tells whether the user has another project of the same name. */
    public boolean wouldCollide(ProjectId project, UserId owner) {
        return lines.exists(
                "select 1 from access_project p join access_project o on o.name = p.name and o.owner_id = ?"
                        + " where p.project_id = ? and o.project_id <> p.project_id",
                owner.value(),
                project.value());
    }

    /** Gives the project another name while its own is taken, until one of the two is renamed or archived. */
    public void renameAside(ProjectId project) {
        lines.change(
                "update access_project set name = name || ' ' || project_id where project_id = ?", project.value());
    }

    public boolean isIdentityTaken(String identityKey) {
        return lines.exists("select 1 from access_account where identity_key = ?", identityKey);
    }

    /** Tells whether another active administrator exists. The lock keeps the answer true until the transaction ends. */
    public boolean isThereAnotherAdministrator(UserId than) {
        lines.lock(AdvisoryLock.ADMINISTRATORS);
        return lines.exists(
                "select 1 from access_account where active and 'SYS_ADMIN' = any (system_roles) and account_id <> ?",
                than.value());
    }

    public boolean isAdministrator(UserId user) {
        return lines.exists(
                "select 1 from access_account where active and 'SYS_ADMIN' = any (system_roles) and account_id = ?",
                user.value());
    }

    /** Returns the member's role; empty when the user is no member, or the organization does not exist. */
    public Optional<OrganizationRole> roleIn(OrganizationId organization, UserId member) {
        return lines
                .list(
                        "select role from access_member where organization_id = ? and user_id = ?",
                        String.class,
                        organization.value(),
                        member.value())
                .stream()
                .map(OrganizationRole::valueOf)
                .findFirst();
    }

    /** Returns the account's kind; empty when no active account has that id. */
    public Optional<AccountKind> kindOf(AccountId account) {
        return lines
                .list("select kind from access_account where account_id = ? and active", String.class, account.value())
                .stream()
                .map(AccountKind::valueOf)
                .findFirst();
    }

    /**
     * Tells whether the user is active. If so, the account is not erased before the transaction ends: an erasure that
     * is under way is waited for, and one that begins later waits in {@link #holdForErasure}.
     */
    public boolean holdAsOwner(UserId user) {
        return lines.exists(
                "select 1 from access_account where account_id = ? and kind = 'USER' and active for key share",
                user.value());
    }

    /**
     * As {@link #holdAsOwner}, and whether the user has a project of that name: one statement, for every new project
     * asks.
     */
    public Ownership holdAsOwnerOf(UserId user, String projectName) {
        return lines.list("""
                        select exists (select 1 from access_project where owner_id = account_id and name = ?)
                        from access_account where account_id = ? and kind = 'USER' and active for key share""", Boolean.class, projectName, user.value()).stream()
                .map(isTaken -> isTaken ? Ownership.NAME_TAKEN : Ownership.POSSIBLE)
                .findFirst()
                .orElse(Ownership.NO_SUCH_USER);
    }

    /**
     * Keeps the user from being given more until the transaction ends, and other users from being erased: of two admins
     * of an organization one remains.
     */
    public void holdForErasure(UserId user) {
        lines.lock(AdvisoryLock.ERASURES);
        lines.exists("select 1 from access_account where account_id = ? for update", user.value());
    }

    public OwnedResources belongingsOf(UserId user) {
        List<ProjectId> projects =
                ids("select project_id from access_project where owner_id = ? order by 1", user, ProjectId::new);
        List<OrganizationId> organizations = ids("""
                select m.organization_id from access_member m
                where m.user_id = ? and m.role = 'ADMIN' and not exists (
                    select 1 from access_member other
                    join access_account a on a.account_id = other.user_id and a.active
                    where other.organization_id = m.organization_id
                      and other.role = 'ADMIN' and other.user_id <> m.user_id)
                order by 1""", user, OrganizationId::new);
        List<DataSourceId> dataSources = ids(
                "select data_source_id from access_data_source where owner_id = ? order by 1", user, DataSourceId::new);
        return new OwnedResources(projects, organizations, dataSources, datasets.ownedAlone(user));
    }

    public boolean isProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ?", project.value());
    }

    /** Returns those of the ids that belong to no active user and no organization. */
    public List<AccountId> unknownAmong(Collection<AccountId> accounts) {
        return lines
                .list("""
                        select wanted.id from unnest(cast(? as text[])) wanted (id)
                        left join access_account a on a.account_id = wanted.id and a.active
                        where a.account_id is null""", String.class, (Object)
                        accounts.stream().map(AccountId::value).toArray(String[]::new))
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /** Returns the first few names of which each of the two users has a project. */
    public List<String> someProjectNamesInCommon(UserId one, UserId other) {
        return lines.list("""
                select p.name from access_project p
                join access_project o on o.name = p.name and o.owner_id = ?
                where p.owner_id = ? order by p.name limit 5""", String.class, other.value(), one.value());
    }

    private <T> List<T> ids(String sql, UserId user, Function<String, T> id) {
        return lines.list(sql, String.class, user.value()).stream().map(id).toList();
    }
}
