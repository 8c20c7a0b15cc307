package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.DataSourceId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.ProjectId;
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
 * Holds the users and organizations: their names, their system roles and the members of each. A unique constraint holds
 * each name, so that of two concurrent commands that want it one fails.
 */
@Component
public class AccountTable implements AccountDirectory {

    private final AccessLines lines;
    private final DatasetTables datasets;
    private final NameKeys keys;

    AccountTable(AccessLines lines, DatasetTables datasets, NameKeys keys) {
        this.lines = lines;
        this.datasets = datasets;
        this.keys = keys;
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

    @Override
    public boolean isAccountNameTaken(String name) {
        return isNameTaken(keys.ofAccount(name));
    }

    public boolean isNameTaken(String nameKey) {
        return lines.exists("select 1 from access_account where name_key = ?", nameKey);
    }

    @Override
    public boolean isIdentityTaken(String issuer, String subject) {
        return isIdentityTaken(keys.ofIdentity(issuer, subject));
    }

    public boolean isIdentityTaken(String identityKey) {
        return lines.exists("select 1 from access_account where identity_key = ?", identityKey);
    }

    /** The lock keeps the answer true until the transaction ends. */
    @Override
    public boolean isThereAnotherAdministrator(UserId than) {
        lines.lock(AdvisoryLock.ADMINISTRATORS);
        return lines.exists(
                "select 1 from access_account where active and 'SYS_ADMIN' = any (system_roles) and account_id <> ?",
                than.value());
    }

    @Override
    public boolean isAdministrator(UserId user) {
        return lines.exists(
                "select 1 from access_account where active and 'SYS_ADMIN' = any (system_roles) and account_id = ?",
                user.value());
    }

    @Override
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

    @Override
    public Optional<AccountKind> kindOf(AccountId account) {
        return lines
                .list("select kind from access_account where account_id = ? and active", String.class, account.value())
                .stream()
                .map(AccountKind::valueOf)
                .findFirst();
    }

    /** An erasure that begins later waits in {@link #holdForErasure}. */
    @Override
    public boolean holdAsOwner(UserId user) {
        return lines.exists(
                "select 1 from access_account where account_id = ? and kind = 'USER' and active for key share",
                user.value());
    }

    /**
     * Keeps other users from being erased as well: of two admins of an organization one remains. Locks in statements of
     * their own: the next ones see the changes of the transactions that were waited for.
     */
    @Override
    public OwnedResources holdForErasure(UserId user) {
        lines.lock(AdvisoryLock.ERASURES);
        lines.exists("select 1 from access_account where account_id = ? for update", user.value());
        return belongingsOf(user);
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

    @Override
    public List<AccountId> unknownAmong(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
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

    private <T> List<T> ids(String sql, UserId user, Function<String, T> id) {
        return lines.list(sql, String.class, user.value()).stream().map(id).toList();
    }
}
