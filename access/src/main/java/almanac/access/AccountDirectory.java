package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers a decision's questions about users and organizations, as of its own transaction. */
public interface AccountDirectory {

    /**
     * Tells whether the name is taken. Users and organizations share one set of names, in which case makes no
     * difference (behaviour.md, 3.11).
     */
    boolean isAccountNameTaken(String name);

    boolean isIdentityTaken(String issuer, String subject);

    /** Returns the account's kind; empty when no active user and no organization has that id. */
    Optional<AccountKind> kindOf(AccountId account);

    default boolean isUser(UserId user) {
        return kindOf(new AccountId(user.value()))
                .filter(AccountKind.USER::equals)
                .isPresent();
    }

    /** Returns those of the ids that belong to no active user and no organization. */
    List<AccountId> unknownAmong(Collection<AccountId> accounts);

    /**
     * Tells whether another active system administrator exists. The answer blocks all others until the transaction
     * ends, so that two of them cannot each be told of the other.
     */
    boolean isThereAnotherAdministrator(UserId than);

    boolean isAdministrator(UserId user);

    /**
     * Tells whether a future owner is an active user. If so, the account is not erased before the transaction ends; an
     * erasure that is under way is waited for.
     */
    boolean holdAsOwner(UserId user);

    /** Returns what only this user answers for. From then until the transaction ends the user is given nothing more. */
    OwnedResources holdForErasure(UserId user);

    /** Returns the member's role; empty when the user is no member, or the organization does not exist. */
    Optional<OrganizationRole> roleIn(OrganizationId organization, UserId member);
}
