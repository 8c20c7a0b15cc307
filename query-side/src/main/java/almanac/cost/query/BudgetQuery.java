package almanac.cost.query;

import almanac.cost.event.BudgetLabel;
import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.SystemOnly;
import java.math.BigDecimal;

/** Questions about budgets. */
public interface BudgetQuery {

    @Requires(Permission.MANAGE_BILLING)
    record GetBudgets() implements Query<BudgetList> {}

    @Requires(Permission.MANAGE_BILLING)
    record GetBudgetAlerts() implements Query<BudgetAlerts> {}

    /** Asks what each thing of a kind has cost in the month that the server is in. */
    @SystemOnly
    record SumMonth(BudgetLabel label) implements Query<Page<Spent>> {}

    /** Asks for the name of a thing that has a budget, and for its administrators. */
    @SystemOnly
    record GetBudgetSubject(BudgetLabel label, String labelId) implements Query<BudgetSubject> {}

    /** What one thing has cost. */
    record Spent(String labelId, BigDecimal dollars) {}
}
