package almanac.user.query;

import almanac.access.OwnedResources;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.AccessKeyId;
import almanac.shared.AccountId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;
import java.util.List;

/** Queries about users and their access keys. */
public interface UserQuery {

    /** Asks for the caller's own account. */
    @OpenToAll
    record GetSelf(UserId caller) implements Query<Versioned<UserV1>> {}

    /** Asks for one user with all data that administrators may see. */
    @Requires(Permission.MANAGE_USERS)
    record GetAccount(UserId user) implements Query<Versioned<AccountV1>> {}

    /** Asks for all active users, by user name. */
    @OpenToAll
    record ListUsers(Window window) implements Query<Page<UserV1>> {}

    /** Asks for the names of users and organizations; of those alone that exist. */
    @OpenToAll
    record NameAccounts(List<AccountId> accounts) implements Query<Page<NamedAccount>> {}

    /** Asks for all users, disabled ones too, by user name. */
    @Requires(Permission.MANAGE_USERS)
    record ListAccounts(Window window) implements Query<Page<AccountV1>> {}

    /** Asks for one API key or personal token of a user. */
    @Requires(Permission.UPDATE_USER)
    record GetAccessKey(AccessKeyId key, UserId user) implements Scoped.User, Query<Versioned<AccessKeyV1>> {}

    /** Asks for the secrets with which a user may log in, newest first. */
    @Requires(Permission.UPDATE_USER)
    record ListAccessKeys(UserId user, AccessKeyKind kind) implements Scoped.User, Query<Page<AccessKeyV1>> {}

    /** Asks for the user whose secret has this digest, if it is still valid. */
    @SystemOnly
    record FindKeyHolder(String digest) implements Query<KeyHolder> {}

    /** Asks for the account of an OpenID identity. */
    @SystemOnly
    record FindIdentity(String issuer, String subject) implements Query<KeyHolder> {}

    /** Asks for the active system administrator that has been a user for longest. */
    @SystemOnly
    record FindAdministrator() implements Query<KeyHolder> {}

    /** Asks whether a secret with this digest was ever issued, even if it was revoked since. */
    @SystemOnly
    record IsKeyKnown(String digest) implements Query<Boolean> {}

    /** Asks whether the secret of that digest was revoked, and no administrator has a way to log in any more. */
    @SystemOnly
    record IsKeyToBeRestored(String digest) implements Query<Boolean> {}

    /**
     * Asks what passes to a new owner before a user's erasure. Refused if it cannot pass, or the user cannot be erased.
     */
    @Requires(Permission.MANAGE_USERS)
    record FindBelongings(UserId user, UserId newOwner, UserId by) implements Query<OwnedResources> {}
}
