package almanac.notification.work;

import almanac.notification.query.BudgetState;
import almanac.shared.UserId;
import almanac.storage.outbox.NoticeContent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes notices of budgets: one when a part of a budget is spent, and one when it is reached. A recipient is told of
 * each once, as long as the period and the amount of the budget are the same. Every kind of budget has its notices from
 * here: its {@link Notifier} says what is spent.
 */
public final class BudgetNotice {

    private static final int WHOLE = 100;
    private static final List<Integer> PERCENTAGES = List.of(WHOLE, 80);

    private BudgetNotice() {}

    /** Returns the notice of the highest part that is spent; empty when less than the first is. */
    public static Optional<Notice> of(BudgetState budget, Supplier<List<UserId>> recipients) {
        return PERCENTAGES.stream()
                .filter(percentage -> isSpent(budget, percentage))
                .findFirst()
                .map(percentage -> notice(budget, percentage, recipients.get()));
    }

    /** Returns the notice of a budget that something was refused for: the rest of it is too small. */
    public static Notice ofRefusal(BudgetState budget, List<UserId> recipients) {
        return notice(budget, WHOLE, recipients);
    }

    private static boolean isSpent(BudgetState budget, int percentage) {
        BigDecimal part = budget.limit().movePointLeft(2).multiply(BigDecimal.valueOf(percentage));
        return budget.spent().signum() > 0 && budget.spent().compareTo(part) >= 0;
    }

    private static Notice notice(BudgetState budget, int percentage, List<UserId> recipients) {
        String what = "The budget of %s for %s".formatted(budget.name(), budget.period());
        String text = "%s of the %s%s were spent by now.%s"
                .formatted(
                        budget.spent().toPlainString(),
                        budget.limit().toPlainString(),
                        budget.currency() == null ? "" : " " + budget.currency(),
                        percentage == WHOLE ? "\n\n" + budget.consequence() : "");
        NoticeContent content = new NoticeContent(
                "%s %s".formatted(what, percentage == WHOLE ? "is reached" : "is nearly reached"),
                text,
                budget.path(),
                null,
                data(budget, percentage));
        return Notice.to(recipients, percentage == WHOLE ? "budget.reached" : "budget.near", content)
                .once("budget/%s/%s/%s/%d"
                        .formatted(budget.id(), budget.period(), budget.limit().toPlainString(), percentage));
    }

    private static Map<String, Object> data(BudgetState budget, int percentage) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("budget", budget.id());
        data.put("period", budget.period());
        data.put("percentage", percentage);
        data.put("spent", budget.spent());
        data.put("limit", budget.limit());
        return data;
    }
}
