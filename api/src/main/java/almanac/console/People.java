package almanac.console;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.AccountId;
import almanac.user.query.NamedAccount;
import almanac.user.query.UserQuery.NameAccounts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the names of the users and organizations on a page, all in one question. */
@Component
@ForRole(Role.API)
public class People {

    private final Dispatch dispatch;

    People(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Returns names by id; one that is erased has none. */
    public Map<String, String> names(Stream<String> ids, Caller caller) {
        List<AccountId> accounts = ids.distinct().map(AccountId::new).toList();
        return accounts.isEmpty()
                ? Map.of()
                : dispatch.ask(new NameAccounts(accounts), caller).items().stream()
                        .collect(Collectors.toMap(
                                account -> account.id().value(), NamedAccount::name, (first, _) -> first));
    }
}
