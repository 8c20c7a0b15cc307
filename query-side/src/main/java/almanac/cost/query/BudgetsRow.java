package almanac.cost.query;

import almanac.cost.event.BudgetEvent;
import almanac.cost.event.BudgetEvent.BudgetAlertsChosen;
import almanac.cost.event.BudgetEvent.BudgetOverrideRemoved;
import almanac.cost.event.BudgetEvent.BudgetOverrideSet;
import almanac.cost.event.BudgetEvent.BudgetReached;
import almanac.cost.event.BudgetEvent.DefaultBudgetSet;
import almanac.row.Row;
import almanac.shared.EventFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** The budgets of the installation. */
@Entity
@Table(name = "budgets_row")
class BudgetsRow extends Row<BudgetEvent> {

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<DefaultBudgetSet> defaults = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<BudgetOverrideSet> overrides = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable BudgetAlertsChosen alerts;

    @Override
    protected void apply(BudgetEvent event, EventFacts facts) {
        switch (event) {
            case DefaultBudgetSet e ->
                defaults = Stream.concat(defaults.stream().filter(known -> known.label() != e.label()), Stream.of(e))
                        .sorted(Comparator.comparing(DefaultBudgetSet::label))
                        .toList();
            case BudgetOverrideSet e ->
                overrides = Stream.concat(without(e.labelId()), Stream.of(e))
                        .sorted(Comparator.comparing(BudgetOverrideSet::labelId))
                        .toList();
            case BudgetOverrideRemoved e -> overrides = without(e.labelId()).toList();
            case BudgetAlertsChosen e -> alerts = e;
            case BudgetReached _ -> {}
        }
    }

    private Stream<BudgetOverrideSet> without(String labelId) {
        return overrides.stream().filter(known -> !known.labelId().equals(labelId));
    }

    BudgetList toList() {
        return new BudgetList(defaults, overrides);
    }

    @Nullable
    BudgetAlertsChosen alerts() {
        return alerts;
    }
}
