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

    /** Returns the addresses that are told of a kind of budget. */
    public List<String> addressesOf(BudgetLabel label) {
        return alertTargets.stream()
                .filter(target -> target.label() == label)
                .flatMap(target -> target.emails().stream())
                .distinct()
                .toList();
    }
}
