package almanac.user.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.row.Page;
import almanac.shared.AccountId;
import almanac.shared.UserId;
import almanac.user.query.UserQuery.NameAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the current names of users and organizations by their ids. */
@Component
class AccountNames {

    private static final String ORGANIZATIONS =
            "select id, name from organization_row where id = any (string_to_array(?, ','))";

    private final JdbcOperations jdbc;
    private final PersonVault vault;

    AccountNames(JdbcOperations jdbc, PersonVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @QueryHandler
    Page<NamedAccount> answer(NameAccounts query) {
        List<AccountId> ids = query.accounts().stream().distinct().toList();
        Map<String, String> organizations = organizations(ids);
        Map<UserId, Person> people = vault.persons(ids.stream()
                .map(AccountId::value)
                .filter(id -> !organizations.containsKey(id))
                .map(UserId::new)
                .toList());
        return Page.of(ids.stream()
                .map(id -> new NamedAccount(id, name(id, organizations, people)))
                .toList());
    }

    private static String name(AccountId id, Map<String, String> organizations, Map<UserId, Person> people) {
        String organization = organizations.get(id.value());
        return organization == null
                ? Objects.requireNonNull(people.get(new UserId(id.value()))).userName()
                : organization;
    }

    private Map<String, String> organizations(List<AccountId> ids) {
        Map<String, String> names = new HashMap<>();
        jdbc.query(
                ORGANIZATIONS,
                row -> {
                    names.put(row.getString("id"), row.getString("name"));
                },
                ids.stream().map(AccountId::value).collect(Collectors.joining(",")));
        return names;
    }
}
