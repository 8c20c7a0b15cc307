package almanac.dataset.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the current names of users and organizations that have a role in a dataset. Erased users have no name. */
@Component
class GranteeNames {

    private static final String ORGANIZATIONS =
            "select id, name from organization_row where id = any (string_to_array(?, ','))";

    private final JdbcOperations jdbc;
    private final PersonVault vault;

    GranteeNames(JdbcOperations jdbc, PersonVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<DatasetRwGrantDetailsV1> named(List<DatasetRwGrantV1> grants) {
        Map<String, String> organizations = organizations(grants);
        Map<UserId, Person> people = vault.persons(grants.stream()
                .map(grant -> grant.targetId().value())
                .filter(target -> !organizations.containsKey(target))
                .map(UserId::new)
                .toList());
        return grants.stream()
                .map(grant -> {
                    String organization = organizations.get(grant.targetId().value());
                    String name = organization == null
                            ? Objects.requireNonNull(people.get(
                                            new UserId(grant.targetId().value())))
                                    .userName()
                            : organization;
                    return new DatasetRwGrantDetailsV1(
                            organization != null, grant.targetId(), name, grant.targetRole());
                })
                .toList();
    }

    private Map<String, String> organizations(List<DatasetRwGrantV1> grants) {
        String ids = grants.stream().map(grant -> grant.targetId().value()).collect(Collectors.joining(","));
        Map<String, String> names = new HashMap<>();
        jdbc.query(
                ORGANIZATIONS,
                row -> {
                    names.put(row.getString("id"), row.getString("name"));
                },
                ids);
        return names;
    }
}
