package almanac.notification.work;

import almanac.notification.event.Recipients;
import almanac.storage.outbox.NoticeContent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes notices of budgets: one when a budget is nearly spent, and one when it is reached. A recipient is told of each
 * once, as long as the period and the amount of the budget are the same. Every kind of budget has its notices from
 * here: its {@link Notifier} says when.
 */
public final class BudgetNotice {

    private BudgetNotice() {}

    /**
     * A budget.
     *
     * @param id of the budget, with its kind: {@code gateway-endpoint/…}
     * @param name of the thing that has it, as a sentence goes on: {@code the gateway endpoint chat}
     * @param period in which it holds, such as {@code 2026-11}
     * @param currency null when there is none
     * @param path of the thing on this server
     */
    public record Budget(
            String id,
            String name,
            String period,
            String amount,
            @Nullable String currency,
            String path) {

        /** Returns the amount with its currency. */
        public String inWords() {
            return currency == null ? amount : amount + " " + currency;
        }
    }

    /** Returns the notice that a budget is nearly spent. */
    public static Notice nearlySpent(Budget budget, String spent, Recipients recipients) {
        String text = "%s of the %s were spent by now.".formatted(spent, budget.inWords());
        return notice("budget.near", "is nearly spent", text, budget, recipients);
    }

    /**
     * Returns the notice that a budget is reached.
     *
     * @param text how it was found out, and what follows from it
     */
    public static Notice reached(Budget budget, String text, Recipients recipients) {
        return notice("budget.reached", "is reached", text, budget, recipients);
    }

    private static Notice notice(String type, String state, String text, Budget budget, Recipients recipients) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("budget", budget.id());
        data.put("period", budget.period());
        data.put("amount", budget.amount());
        NoticeContent content = new NoticeContent(
                "The budget of %s for %s %s".formatted(budget.name(), budget.period(), state),
                text,
                budget.path(),
                null,
                data);
        return Notice.of(type, recipients, content)
                .once("%s/%s/%s/%s".formatted(type, budget.id(), budget.period(), budget.amount()));
    }
}
