package almanac.cost.query;

import almanac.cost.event.BudgetEvent.BudgetOverrideSet;
import almanac.cost.event.BudgetEvent.DefaultBudgetSet;
import almanac.cost.event.BudgetLabel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The budgets of the installation: those of kinds of things, and those of single ones. */
public record BudgetList(List<DefaultBudgetSet> defaults, List<BudgetOverrideSet> overrides) {

    static final BudgetList NONE = new BudgetList(List.of(), List.of());

    public Optional<BigDecimal> defaultOf(BudgetLabel label) {
        return defaults.stream()
                .filter(budget -> budget.label() == label)
                .map(budget -> new BigDecimal(budget.limit()))
                .findFirst();
    }

    /** Returns the limit of one thing: its own, else that of its kind; empty when there is none. */
    public Optional<BigDecimal> limitOf(BudgetLabel label, String labelId) {
        return overrides.stream()
                .filter(budget -> budget.label() == label && budget.labelId().equals(labelId))
                .map(budget -> new BigDecimal(budget.limit()))
                .findFirst()
                .or(() -> defaultOf(label));
    }

    /** Tells whether anything of that kind has a limit. */
    public boolean isAbout(BudgetLabel label) {
        return defaultOf(label).isPresent() || overrides.stream().anyMatch(budget -> budget.label() == label);
    }
}
