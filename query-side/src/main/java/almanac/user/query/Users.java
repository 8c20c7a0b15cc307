package almanac.user.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.UserId;
import almanac.user.event.UserEvent;
import almanac.user.query.UserQuery.GetAccount;
import almanac.user.query.UserQuery.GetSelf;
import almanac.user.query.UserQuery.ListAccounts;
import almanac.user.query.UserQuery.ListUsers;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects users, and answers queries for them. */
@Component
@ProcessingGroup("users")
class Users extends RowProjection<UserEvent, UserRow> {

    private static final String ACTIVE = "from user_row r left join person p on p.user_id = r.id where not r.disabled";
    private static final String ALL = "from user_row r left join person p on p.user_id = r.id where true";

    private final PersonVault vault;

    Users(RowStore store, PersonVault vault) {
        super(
                store,
                new ProjectionType<>(
                        "users", UserEvent.class, UserRow.class, UserRow::new, row -> new GetAccount(row.userId())));
        this.vault = vault;
    }

    @EventHandler
    void on(UserEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<UserV1> answer(GetSelf query) {
        return one(query.caller(), UserRow::toV1);
    }

    @QueryHandler
    Versioned<AccountV1> answer(GetAccount query) {
        return one(query.user(), UserRow::toAccountV1);
    }

    @QueryHandler
    Page<UserV1> answer(ListUsers query) {
        return page(ACTIVE, query.window(), UserRow::toV1);
    }

    @QueryHandler
    Page<AccountV1> answer(ListAccounts query) {
        return page(ALL, query.window(), UserRow::toAccountV1);
    }

    private <T> Versioned<T> one(UserId user, BiFunction<UserRow, Person, T> wire) {
        UserRow row = rows.find(user.value()).orElseThrow(() -> ErrorCode.USER_NOT_FOUND.with(user));
        return Versioned.of(wire.apply(row, vault.person(user)), row);
    }

    private <T> Page<T> page(String from, Window window, BiFunction<UserRow, Person, T> wire) {
        return rows.page(from, "p.user_name collate \"C\", r.id", Map.of(), window)
                .mapParts(part -> {
                    Map<UserId, Person> persons =
                            vault.persons(part.stream().map(UserRow::userId).toList());
                    return part.stream()
                            .map(row -> wire.apply(row, Objects.requireNonNull(persons.get(row.userId()))))
                            .toList();
                });
    }
}
