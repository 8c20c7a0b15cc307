package almanac.cost.query;

import almanac.cost.event.BudgetLabel;
import java.util.List;

/**
 * Whether alerts of budgets are wanted, and their recipients.
 *
 * @param notifyOrgOwner whether owners of organizations are told too
 */
public record BudgetAlerts(boolean alertsEnabled, boolean notifyOrgOwner, List<Target> alertTargets) {

    /** The addresses that budgets of a kind are told to. */
    public record Target(BudgetLabel label, List<String> emails) {

        /** Keeps addresses out of logs. */
        @Override
        public String toString() {
            return "Target[label=%s]".formatted(label);
        }
    }
}
