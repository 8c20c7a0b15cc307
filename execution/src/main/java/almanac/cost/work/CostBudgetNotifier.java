package almanac.cost.work;

import almanac.cost.event.BudgetEvent.BudgetReached;
import almanac.cost.event.BudgetLabel;
import almanac.cost.query.BudgetAlerts;
import almanac.cost.query.BudgetQuery.GetBudgetAlerts;
import almanac.cost.query.BudgetQuery.GetBudgetSubject;
import almanac.cost.query.BudgetSubject;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.event.Recipients;
import almanac.notification.work.BudgetNotice;
import almanac.notification.work.BudgetNotice.Budget;
import almanac.notification.work.Notice;
import almanac.notification.work.Notifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Tells of budgets of cost: the addresses that the settings of their alerts have for the kind of budget, and the
 * administrators of an organization whose budget it is, if the settings say so. The settings are read when the event is,
 * so the log never holds an address, and the outbox holds it sealed.
 */
@Component
class CostBudgetNotifier implements Notifier {

    private static final int WHOLE = 100;

    private final Dispatch dispatch;

    CostBudgetNotifier(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public Optional<Notice> noticeOf(EventMessage<?> event) {
        return event.getPayload() instanceof BudgetReached reached ? noticeOf(reached) : Optional.empty();
    }

    private Optional<Notice> noticeOf(BudgetReached event) {
        BudgetAlerts alerts = dispatch.askAsSystem(new GetBudgetAlerts(), RequestId.next());
        if (!alerts.alertsEnabled()) {
            return Optional.empty();
        }
        BudgetSubject subject =
                dispatch.askAsSystem(new GetBudgetSubject(event.label(), event.labelId()), RequestId.next());
        Recipients recipients = new Recipients(
                alerts.notifyOrgOwner() ? subject.administrators() : List.of(),
                alerts.addressesOf(event.label()),
                List.of());
        return recipients.hasAny() ? Optional.of(notice(event, subject, recipients)) : Optional.empty();
    }

    private static Notice notice(BudgetReached event, BudgetSubject subject, Recipients recipients) {
        Budget budget = new Budget(
                "%s/%s".formatted(event.label().name().toLowerCase(Locale.ROOT), event.labelId()),
                "%s %s".formatted(words(event.label()), subject.name()),
                event.month(),
                event.limit(),
                "USD",
                "/api/cost/v1/allocation/summary?window=month&accumulate=true&aggregate=label:dominodatalab.com/"
                        + label(event.label()));
        return event.percentage() < WHOLE
                ? BudgetNotice.nearlySpent(budget, event.spent(), recipients)
                : BudgetNotice.reached(
                        budget,
                        "%s of the %s are spent. Nothing is stopped for that."
                                .formatted(event.spent(), budget.inWords()),
                        recipients);
    }

    private static String words(BudgetLabel label) {
        return switch (label) {
            case PROJECT -> "the project";
            case ORGANIZATION -> "the organization";
            case BILLING_TAG -> "the billing tag";
        };
    }

    private static String label(BudgetLabel label) {
        return switch (label) {
            case PROJECT -> "project-id";
            case ORGANIZATION -> "organization-id";
            case BILLING_TAG -> "billing-tag";
        };
    }
}
