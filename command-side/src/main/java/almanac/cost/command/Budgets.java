package almanac.cost.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.cost.command.BudgetCommand.ChangeBudgetOverride;
import almanac.cost.command.BudgetCommand.ChooseBudgetAlerts;
import almanac.cost.command.BudgetCommand.RecordBudgetReached;
import almanac.cost.command.BudgetCommand.RemoveBudgetOverride;
import almanac.cost.command.BudgetCommand.SetBudgetOverride;
import almanac.cost.command.BudgetCommand.SetDefaultBudget;
import almanac.cost.event.BudgetEvent;
import almanac.cost.event.BudgetEvent.BudgetAlertsChosen;
import almanac.cost.event.BudgetEvent.BudgetOverrideRemoved;
import almanac.cost.event.BudgetEvent.BudgetOverrideSet;
import almanac.cost.event.BudgetEvent.BudgetReached;
import almanac.cost.event.BudgetEvent.DefaultBudgetSet;
import almanac.cost.event.BudgetLabel;
import almanac.shared.ErrorCode;
import almanac.storage.credential.CostSecretVault;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on the budgets of an installation, and that each is told of once a month. */
@Aggregate
class Budgets {

    @AggregateIdentifier
    private @Nullable String stream;

    private final Map<BudgetLabel, String> defaults = new EnumMap<>(BudgetLabel.class);
    private final Map<String, OwnLimit> overrides = new HashMap<>();

    /** What was told of in the latest month; earlier ones come no more. */
    private final Set<Reached> reached = new HashSet<>();

    private String month = "";

    Budgets() {} // for Axon

    private record OwnLimit(BudgetLabel label, String limit) {}

    private record Reached(BudgetLabel label, String labelId, int percentage) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetDefaultBudget command) {
        String limit = plain(command.limit());
        if (!limit.equals(defaults.get(command.label()))) {
            apply(new DefaultBudgetSet(command.label(), limit));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetBudgetOverride command) {
        OwnLimit known = overrides.get(command.labelId());
        if (known != null && known.label != command.label()) {
            throw ErrorCode.BUDGET_OF_ANOTHER_LABEL.with(command.labelId());
        }
        set(command.label(), command.labelId(), command.limit());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChangeBudgetOverride command) {
        set(required(command.labelId()).label, command.labelId(), command.limit());
    }

    private void set(BudgetLabel label, String labelId, BigDecimal limit) {
        OwnLimit wanted = new OwnLimit(label, plain(limit));
        if (!wanted.equals(overrides.get(labelId))) {
            apply(new BudgetOverrideSet(label, labelId, wanted.limit));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RemoveBudgetOverride command) {
        apply(new BudgetOverrideRemoved(required(command.labelId()).label, command.labelId()));
    }

    private OwnLimit required(String labelId) {
        OwnLimit known = overrides.get(labelId);
        if (known == null) {
            throw ErrorCode.BUDGET_NOT_FOUND.with(labelId);
        }
        return known;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChooseBudgetAlerts command, CostSecretVault vault) {
        vault.replace(command.targets());
        apply(new BudgetAlertsChosen(
                command.enabled(), command.notifiesOwners(), command.targets().id()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordBudgetReached command) {
        String of = command.month().toString();
        Reached part = new Reached(command.label(), command.labelId(), command.percentage());
        boolean isKnown = of.compareTo(month) < 0 || (of.equals(month) && reached.contains(part));
        if (!isKnown) {
            apply(new BudgetReached(
                    command.label(),
                    command.labelId(),
                    of,
                    command.percentage(),
                    plain(command.limit()),
                    plain(command.spent())));
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    @EventSourcingHandler
    void evolve(BudgetEvent event) {
        stream = BudgetEvent.STREAM;
        switch (event) {
            case DefaultBudgetSet e -> defaults.put(e.label(), e.limit());
            case BudgetOverrideSet e -> overrides.put(e.labelId(), new OwnLimit(e.label(), e.limit()));
            case BudgetOverrideRemoved e -> overrides.remove(e.labelId());
            case BudgetAlertsChosen _ -> {}
            case BudgetReached e -> remember(e);
        }
    }

    private void remember(BudgetReached event) {
        if (!event.month().equals(month)) {
            month = event.month();
            reached.clear();
        }
        reached.add(new Reached(event.label(), event.labelId(), event.percentage()));
    }
}
