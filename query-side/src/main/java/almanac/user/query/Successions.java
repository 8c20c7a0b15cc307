package almanac.user.query;

import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.storage.access.AccessTables;
import almanac.storage.access.AccountKind;
import almanac.storage.access.Belongings;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Who can follow whom as owner: everything that can be known before the first thing changes hands. */
@Component
class Successions {

    private final AccessTables tables;

    Successions(AccessTables tables) {
        this.tables = tables;
    }

    @QueryHandler
    Belongings answer(FindBelongings query) {
        if (query.by().equals(query.user())) {
            throw ErrorCode.OWN_ACCOUNT.with("erase");
        }
        if (query.newOwner().equals(query.user())) {
            throw ErrorCode.INVALID_VALUE.with("newOwnerId", "must be somebody else");
        }
        if (!isUser(query.newOwner())) {
            throw ErrorCode.USER_NOT_FOUND.with(query.newOwner());
        }
        List<String> names = tables.someProjectNamesInCommon(query.user(), query.newOwner());
        if (!names.isEmpty()) {
            throw ErrorCode.NAMES_IN_COMMON.with(String.join(", ", names));
        }
        return tables.belongingsOf(query.user());
    }

    private boolean isUser(UserId user) {
        return tables.kindOf(new AccountId(user.value()))
                .filter(AccountKind.USER::equals)
                .isPresent();
    }
}
