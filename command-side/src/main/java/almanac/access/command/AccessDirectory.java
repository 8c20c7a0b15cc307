package almanac.access.command;

import almanac.shared.AccountId;
import almanac.shared.UserId;
import almanac.storage.access.AccessTables;
import almanac.storage.access.AccountKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The {@link Directory} over the access tables. */
@Component
class AccessDirectory implements Directory {

    private final AccessTables tables;
    private final NameKeys keys;

    AccessDirectory(AccessTables tables, NameKeys keys) {
        this.tables = tables;
        this.keys = keys;
    }

    @Override
    public boolean isAccountNameTaken(String name) {
        return tables.isNameTaken(keys.ofAccount(name));
    }

    @Override
    public boolean isIdentityTaken(String identity) {
        return tables.isIdentityTaken(identity);
    }

    @Override
    public boolean isProjectNameTaken(UserId owner, String name) {
        return tables.isProjectNameTaken(new AccountId(owner.value()), name);
    }

    @Override
    public Optional<AccountKind> kindOf(AccountId account) {
        return tables.kindOf(account);
    }
}
