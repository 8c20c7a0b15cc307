package almanac.cost.command;

import almanac.cost.command.BudgetCommand.ChangeBudgetOverride;
import almanac.cost.command.BudgetCommand.RecordBudgetReached;
import almanac.cost.command.BudgetCommand.RemoveBudgetOverride;
import almanac.cost.command.BudgetCommand.SetBudgetOverride;
import almanac.cost.command.BudgetCommand.SetDefaultBudget;
import almanac.cost.event.BudgetEvent.BudgetOverrideRemoved;
import almanac.cost.event.BudgetEvent.BudgetOverrideSet;
import almanac.cost.event.BudgetEvent.BudgetReached;
import almanac.cost.event.BudgetEvent.DefaultBudgetSet;
import almanac.cost.event.BudgetLabel;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final BudgetOverrideSet OF_CHURN = new BudgetOverrideSet(BudgetLabel.PROJECT, "churn", "100");

    private final FixtureConfiguration<Budgets> fixture = new AggregateTestFixture<>(Budgets.class);

    private static RecordBudgetReached churnAt(int percentage, YearMonth month) {
        return new RecordBudgetReached(
                BudgetLabel.PROJECT, "churn", month, percentage, new BigDecimal("100"), new BigDecimal("81.50"));
    }

    private static BudgetReached churnWasAt(int percentage, String month) {
        return new BudgetReached(BudgetLabel.PROJECT, "churn", month, percentage, "100", "81.5");
    }

    private static CustomTypeSafeMatcher<DomainException> failure(ErrorCode code) {
        return new CustomTypeSafeMatcher<>(code.name()) {
            @Override
            protected boolean matchesSafely(DomainException exception) {
                return exception.code() == code;
            }
        };
    }

    @Test
    void a_limit_that_is_the_same_already_is_no_event() {
        fixture.givenNoPriorActivity()
                .when(new SetDefaultBudget(BudgetLabel.PROJECT, new BigDecimal("2.50")))
                .expectEvents(new DefaultBudgetSet(BudgetLabel.PROJECT, "2.5"));
        fixture.given(new DefaultBudgetSet(BudgetLabel.PROJECT, "2.5"))
                .when(new SetDefaultBudget(BudgetLabel.PROJECT, new BigDecimal("2.500")))
                .expectNoEvents();
        fixture.given(OF_CHURN)
                .when(new SetBudgetOverride(BudgetLabel.PROJECT, "churn", new BigDecimal("1E+2")))
                .expectNoEvents();
    }

    @Test
    void one_that_is_changed_or_removed_must_be_there() {
        fixture.given(OF_CHURN)
                .when(new ChangeBudgetOverride("churn", BigDecimal.ZERO))
                .expectEvents(new BudgetOverrideSet(BudgetLabel.PROJECT, "churn", "0"));
        fixture.given(OF_CHURN)
                .when(new RemoveBudgetOverride("churn"))
                .expectEvents(new BudgetOverrideRemoved(BudgetLabel.PROJECT, "churn"));
        fixture.given(OF_CHURN, new BudgetOverrideRemoved(BudgetLabel.PROJECT, "churn"))
                .when(new ChangeBudgetOverride("churn", BigDecimal.ONE))
                .expectException(failure(ErrorCode.BUDGET_NOT_FOUND));
        fixture.givenNoPriorActivity()
                .when(new RemoveBudgetOverride("churn"))
                .expectException(failure(ErrorCode.BUDGET_NOT_FOUND));
    }

    @Test
    void a_thing_is_of_one_kind() {
        fixture.given(OF_CHURN)
                .when(new SetBudgetOverride(BudgetLabel.BILLING_TAG, "churn", BigDecimal.ONE))
                .expectException(failure(ErrorCode.BUDGET_OF_ANOTHER_LABEL));
    }

    @Test
    void each_part_of_a_budget_is_told_of_once_a_month() {
        fixture.given(OF_CHURN).when(churnAt(80, MARCH)).expectEvents(churnWasAt(80, "2026-03"));
        fixture.given(OF_CHURN, churnWasAt(80, "2026-03"))
                .when(churnAt(80, MARCH))
                .expectNoEvents();
        fixture.given(OF_CHURN, churnWasAt(80, "2026-03"))
                .when(churnAt(100, MARCH))
                .expectEvents(churnWasAt(100, "2026-03"));
        fixture.given(OF_CHURN, churnWasAt(80, "2026-03"))
                .when(churnAt(80, MARCH.plusMonths(1)))
                .expectEvents(churnWasAt(80, "2026-04"));
        fixture.given(OF_CHURN, churnWasAt(80, "2026-04"))
                .when(churnAt(80, MARCH))
                .expectNoEvents();
    }
}
