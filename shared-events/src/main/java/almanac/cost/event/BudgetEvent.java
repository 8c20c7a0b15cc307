package almanac.cost.event;

import almanac.shared.CredentialsId;

/** Events of the budgets of an installation, each for a calendar month (UTC). Limits are decimals, in dollars. */
public sealed interface BudgetEvent {

    /** The name of the one stream of the budgets. */
    String STREAM = "budgets";

    /** From now on this is the limit of each thing of that kind which has none of its own. */
    record DefaultBudgetSet(BudgetLabel label, String limit) implements BudgetEvent {}

    /** From now on this thing has a limit of its own. */
    record BudgetOverrideSet(BudgetLabel label, String labelId, String limit) implements BudgetEvent {}

    record BudgetOverrideRemoved(BudgetLabel label, String labelId) implements BudgetEvent {}

    /**
     * An administrator chose whether alerts of budgets are wanted, and their recipients.
     *
     * @param notifiesOwners whether owners of organizations are told too
     * @param targets the id under which the addresses are kept, sealed
     */
    record BudgetAlertsChosen(boolean enabled, boolean notifiesOwners, CredentialsId targets) implements BudgetEvent {}

    /**
     * So much of a budget was spent, for the first time in its month.
     *
     * @param month such as 2026-03
     * @param percentage of the limit: 80 or 100
     * @param spent in the month, when that was noticed
     */
    record BudgetReached(BudgetLabel label, String labelId, String month, int percentage, String limit, String spent)
            implements BudgetEvent {}
}
