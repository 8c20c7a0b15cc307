package almanac.cost.query;

import almanac.person.PersonVault;
import almanac.shared.UserId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Looks up the names that a report shows for ids. */
@Component
class CostNameLookup {

    private final JdbcOperations jdbc;
    private final PersonVault vault;
    private final String cluster;

    CostNameLookup(JdbcOperations jdbc, PersonVault vault, @Value("${almanac.cost.cluster:almanac}") String cluster) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.cluster = cluster;
    }

    String cluster() {
        return cluster;
    }

    CostNames of(List<CostLine> lines) {
        Set<String> owners = values(lines, CostColumn.OWNER_ID);
        Map<String, String> organizations = names("organization_row", owners);
        Set<UserId> people = new HashSet<>();
        owners.stream()
                .filter(id -> !organizations.containsKey(id))
                .map(UserId::new)
                .forEach(people::add);
        values(lines, CostColumn.STARTER_ID).stream().map(UserId::new).forEach(people::add);
        Map<String, String> users = vault.persons(people).entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().value(), each -> each.getValue().userName()));
        return new CostNames(cluster, names("project_row", values(lines, CostColumn.PROJECT_ID)), users, organizations);
    }

    private static Set<String> values(List<CostLine> lines, CostColumn column) {
        Set<String> found = new HashSet<>();
        for (CostLine line : lines) {
            String value = line.key().shared(column);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    private Map<String, String> names(String table, Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        String[] wanted = ids.toArray(String[]::new);
        Arrays.sort(wanted);
        jdbc.query(
                "select id, name from " + table + " where id = any (?)",
                row -> {
                    names.put(row.getString(1), row.getString(2));
                },
                (Object) wanted);
        return names;
    }
}
