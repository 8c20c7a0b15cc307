package almanac.cost.work;

import almanac.cost.command.BudgetCommand.RecordBudgetReached;
import almanac.cost.event.BudgetLabel;
import almanac.cost.query.BudgetList;
import almanac.cost.query.BudgetQuery.GetBudgets;
import almanac.cost.query.BudgetQuery.Spent;
import almanac.cost.query.BudgetQuery.SumMonth;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.turn.Worker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Compares what each thing with a budget has cost in this month with its limit, and records when a part of it is spent.
 * The budgets' own stream decides that each part is recorded once a month, whichever servers look.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // a program that imports events leaves the work to the server
class BudgetWatch extends Worker {

    private static final List<Integer> PERCENTAGES = List.of(80, 100);

    private final Dispatch dispatch;
    private final InstantSource clock;
    private final Duration every;

    /** What this server has recorded in the month, so that it does not do it again at each look. */
    private final Set<RecordBudgetReachedOnce> recorded = new HashSet<>();

    private Instant nextLook = Instant.EPOCH;

    BudgetWatch(
            Dispatch dispatch, InstantSource clock, @Value("${almanac.cost.look-at-budgets-every:5s}") Duration every) {
        super("Budgets");
        this.dispatch = dispatch;
        this.clock = clock;
        this.every = every;
    }

    private record RecordBudgetReachedOnce(
            BudgetLabel label, String labelId, YearMonth month, int percentage, BigDecimal limit) {}

    @Override
    protected void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(every);
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        recorded.removeIf(known -> !known.month.equals(month));
        BudgetList budgets = dispatch.askAsSystem(new GetBudgets(), RequestId.next());
        each(
                Arrays.stream(BudgetLabel.values()).filter(budgets::isAbout).toList(),
                BudgetLabel::name,
                label -> compare(label, budgets, month));
    }

    private void compare(BudgetLabel label, BudgetList budgets, YearMonth month) {
        for (Spent spent :
                dispatch.askAsSystem(new SumMonth(label), RequestId.next()).items()) {
            Optional<BigDecimal> limit = budgets.limitOf(label, spent.labelId());
            if (limit.isPresent() && spent.dollars().signum() > 0) {
                record(label, spent, limit.get(), month);
            }
        }
    }

    private void record(BudgetLabel label, Spent spent, BigDecimal limit, YearMonth month) {
        for (int percentage : PERCENTAGES) {
            BigDecimal part = limit.movePointLeft(2).multiply(BigDecimal.valueOf(percentage));
            RecordBudgetReachedOnce once =
                    new RecordBudgetReachedOnce(label, spent.labelId(), month, percentage, limit);
            if (spent.dollars().compareTo(part) >= 0 && !recorded.contains(once)) {
                dispatch.sendAsSystem(
                        new RecordBudgetReached(label, spent.labelId(), month, percentage, limit, spent.dollars()),
                        RequestId.next());
                recorded.add(once);
            }
        }
    }

    /** Starts after rows were rebuilt. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
