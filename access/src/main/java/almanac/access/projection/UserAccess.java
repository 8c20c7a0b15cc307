package almanac.access.projection;

import almanac.access.AccountKind;
import almanac.access.AccountTable;
import almanac.access.NameKeys;
import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.UserId;
import almanac.storage.credential.CredentialVault;
import almanac.user.event.UserEvent;
import almanac.user.event.UserEvent.IdentityLinked;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.SystemRoleRevoked;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserEnabled;
import almanac.user.event.UserEvent.UserErased;
import almanac.user.event.UserEvent.UserRegistered;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Applies events of users. */
@Component
@Order(1) // every command asks its table
class UserAccess implements AccessPart<UserEvent> {

    private final AccountTable accounts;
    private final PersonVault vault;
    private final CredentialVault credentials;
    private final NameKeys keys;

    UserAccess(AccountTable accounts, PersonVault vault, CredentialVault credentials, NameKeys keys) {
        this.accounts = accounts;
        this.vault = vault;
        this.credentials = credentials;
        this.keys = keys;
    }

    @Override
    public Class<UserEvent> events() {
        return UserEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_account");
    }

    @Override
    public void apply(UserEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case UserRegistered e -> add(e, names);
            case IdentityLinked e -> link(e, names);
            case SystemRoleGranted e -> accounts.grantSystemRole(e.user(), e.role());
            case SystemRoleRevoked e -> accounts.revokeSystemRole(e.user(), e.role());
            case UserDisabled e -> accounts.setActive(e.user(), false);
            case UserEnabled e -> accounts.setActive(e.user(), true);
            case UserErased e -> erase(e.user());
        }
    }

    /** Erases the key too: it is back when the table person was restored from a backup older than the erasure. */
    private void erase(UserId user) {
        vault.erase(user);
        credentials.destroyThoseOf(user);
        accounts.erase(user);
    }

    /** Adds the user; an erased person without a name, which is free when the tables are filled again. */
    private void add(UserRegistered event, NameClaims names) {
        AccountId account = new AccountId(event.user().value());
        Person person = vault.person(event.user());
        if (person.isErased()) {
            accounts.addAccount(account, AccountKind.USER, null);
            return;
        }
        String name = person.open(event.userName());
        String key = keys.ofAccount(name);
        names.claim(
                () -> accounts.isNameTaken(key),
                () -> accounts.addAccount(account, AccountKind.USER, key),
                () -> accounts.addAccount(account, AccountKind.USER, null),
                ErrorCode.ACCOUNT_NAME_TAKEN,
                name);
    }

    private void link(IdentityLinked event, NameClaims names) {
        Person person = vault.person(event.user());
        if (person.isErased()) {
            return;
        }
        String key = keys.ofIdentity(person.open(event.issuer()), person.open(event.subject()));
        names.claim(
                () -> accounts.isIdentityTaken(key),
                () -> accounts.linkIdentity(event.user(), key),
                () -> {},
                ErrorCode.IDENTITY_NOT_USABLE,
                "it belongs to another account");
    }
}
