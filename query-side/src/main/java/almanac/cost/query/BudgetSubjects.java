package almanac.cost.query;

import almanac.cost.query.BudgetQuery.GetBudgetSubject;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for the names of things that have budgets, and for their administrators. */
@Component
class BudgetSubjects {

    private static final String ADMINISTRATORS = """
            select a.account_id from access_member m join access_account a on a.account_id = m.user_id and a.active
            where m.organization_id = ? and m.role = 'ADMIN' order by a.account_id""";

    private final JdbcOperations jdbc;

    BudgetSubjects(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    BudgetSubject answer(GetBudgetSubject query) {
        String id = query.labelId();
        return switch (query.label()) {
            case PROJECT -> new BudgetSubject(name("project_row", id), List.of());
            case ORGANIZATION -> new BudgetSubject(name("organization_row", id), administrators(id));
            case BILLING_TAG -> new BudgetSubject(id, List.of());
        };
    }

    private String name(String table, String id) {
        return jdbc.queryForList("select name from " + table + " where id = ?", String.class, id).stream()
                .findFirst()
                .orElse(id);
    }

    private List<UserId> administrators(String organization) {
        return jdbc.query(ADMINISTRATORS, (row, n) -> new UserId(row.getString(1)), organization);
    }
}
