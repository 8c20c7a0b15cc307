package almanac.cost.command;

import almanac.cost.event.BudgetEvent;
import almanac.cost.event.BudgetLabel;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.SystemOnly;
import almanac.storage.credential.SealedCostSecret;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about budgets. */
public sealed interface BudgetCommand {

    @TargetAggregateIdentifier
    default String stream() {
        return BudgetEvent.STREAM;
    }

    @Requires(Permission.MANAGE_BILLING)
    record SetDefaultBudget(BudgetLabel label, BigDecimal limit) implements BudgetCommand {}

    /** Gives a thing a limit of its own. */
    @Requires(Permission.MANAGE_BILLING)
    record SetBudgetOverride(BudgetLabel label, String labelId, BigDecimal limit) implements BudgetCommand {}

    /** Changes the limit of a thing that has one of its own. */
    @Requires(Permission.MANAGE_BILLING)
    record ChangeBudgetOverride(String labelId, BigDecimal limit) implements BudgetCommand {}

    @Requires(Permission.MANAGE_BILLING)
    record RemoveBudgetOverride(String labelId) implements BudgetCommand {}

    /** Chooses whether alerts of budgets are wanted, and their recipients. */
    @Requires(Permission.MANAGE_BILLING)
    record ChooseBudgetAlerts(boolean enabled, boolean notifiesOwners, SealedCostSecret targets)
            implements BudgetCommand {}

    /** Records that so much of a budget was spent in a month; a repetition changes nothing. */
    @SystemOnly
    record RecordBudgetReached(
            BudgetLabel label, String labelId, YearMonth month, int percentage, BigDecimal limit, BigDecimal spent)
            implements BudgetCommand {}
}
