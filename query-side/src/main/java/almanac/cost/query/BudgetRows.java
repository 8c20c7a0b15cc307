package almanac.cost.query;

import almanac.cost.event.BudgetEvent;
import almanac.cost.event.BudgetEvent.BudgetAlertsChosen;
import almanac.cost.event.BudgetLabel;
import almanac.cost.query.BudgetAlerts.Target;
import almanac.cost.query.BudgetQuery.GetBudgetAlerts;
import almanac.cost.query.BudgetQuery.GetBudgets;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.secret.MasterKey;
import almanac.shared.EventFacts;
import almanac.storage.credential.CostSecretVault;
import almanac.storage.credential.SealedCostSecret;
import java.util.Arrays;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Projects the budgets, and answers queries for them. */
@Component
@ProcessingGroup("budgets")
class BudgetRows extends RowProjection<BudgetEvent, BudgetsRow> {

    private static final TypeReference<List<Target>> TARGETS = new TypeReference<>() {};

    private final CostSecretVault vault;
    private final MasterKey masterKey;

    BudgetRows(RowStore store, CostSecretVault vault, MasterKey masterKey) {
        super(
                store,
                new ProjectionType<>(
                        "budgets", BudgetEvent.class, BudgetsRow.class, BudgetsRow::new, _ -> new GetBudgets()));
        this.vault = vault;
        this.masterKey = masterKey;
    }

    @EventHandler
    void on(BudgetEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    BudgetList answer(GetBudgets query) {
        return rows.find(BudgetEvent.STREAM).map(BudgetsRow::toList).orElse(BudgetList.NONE);
    }

    @QueryHandler
    BudgetAlerts answer(GetBudgetAlerts query) {
        BudgetAlertsChosen chosen =
                rows.find(BudgetEvent.STREAM).map(BudgetsRow::alerts).orElse(null);
        List<Target> targets = vault.find(SealedCostSecret.Name.ALERT_TARGETS)
                .map(secret -> JsonMapper.shared().readValue(secret.open(masterKey), TARGETS))
                .orElseGet(() -> Arrays.stream(BudgetLabel.values())
                        .map(label -> new Target(label, List.of()))
                        .toList());
        return new BudgetAlerts(chosen != null && chosen.enabled(), chosen != null && chosen.notifiesOwners(), targets);
    }
}
