package almanac.access.command;

import almanac.shared.AccountId;
import almanac.shared.UserId;
import almanac.storage.access.AccountKind;
import java.util.Optional;

/** What a decision may ask about other streams; as of its own transaction. */
public interface Directory {

    /** Users and organizations share one set of names, in which case makes no difference (behaviour.md, 3.11). */
    boolean isAccountNameTaken(String name);

    boolean isIdentityTaken(String identity);

    boolean isProjectNameTaken(UserId owner, String name);

    /** Empty when no active user and no organization has that id. */
    Optional<AccountKind> kindOf(AccountId account);

    default boolean isUser(UserId user) {
        return kindOf(new AccountId(user.value()))
                .filter(AccountKind.USER::equals)
                .isPresent();
    }
}
