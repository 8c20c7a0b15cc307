package almanac.gateway.work;

import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.gateway.event.GatewayBudgetEvent.BudgetNearlyUsed;
import almanac.gateway.query.EndpointBudget;
import almanac.gateway.query.GatewayQuery.GetEndpointBudget;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.event.Recipients;
import almanac.notification.query.NotificationQuery.FindPermissionHolders;
import almanac.notification.work.BudgetNotice;
import almanac.notification.work.BudgetNotice.Budget;
import almanac.notification.work.Notice;
import almanac.notification.work.Notifier;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.Permission;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Tells the users that manage the gateway when an endpoint nears its budget of the month, and when it is reached. */
@Component
class GatewayBudgetNotifier implements Notifier {

    private final Dispatch dispatch;

    GatewayBudgetNotifier(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public Optional<Notice> noticeOf(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case BudgetNearlyUsed e -> Optional.of(nearlyUsed(e));
            case CommandRefused e
            when e.code().equals(ErrorCode.GATEWAY_BUDGET_REACHED.name()) && e.targetId() != null ->
                refused(
                        new GatewayEndpointId(e.targetId()),
                        YearMonth.from(event.getTimestamp().atOffset(ZoneOffset.UTC)));
            default -> Optional.empty();
        };
    }

    private Notice nearlyUsed(BudgetNearlyUsed event) {
        EndpointBudget endpoint = endpoint(event.endpoint());
        Budget budget = budget(event.endpoint(), endpoint.name(), event.month(), event.budget(), event.currency());
        return BudgetNotice.nearlySpent(budget, event.spent(), recipients());
    }

    /** Returns no notice when the budget has been removed since. */
    private Optional<Notice> refused(GatewayEndpointId endpoint, YearMonth month) {
        EndpointBudget known = endpoint(endpoint);
        String amount = known.budget();
        if (amount == null) {
            return Optional.empty();
        }
        Budget budget = budget(endpoint, known.name(), month.toString(), amount, String.valueOf(known.currency()));
        String text = ("There are not enough of the %s left."
                        + " Calls that might cost more are refused until the month is over or the budget is raised.")
                .formatted(budget.inWords());
        return Optional.of(BudgetNotice.reached(budget, text, recipients()));
    }

    private EndpointBudget endpoint(GatewayEndpointId endpoint) {
        return dispatch.askAsSystem(new GetEndpointBudget(endpoint), RequestId.next());
    }

    private static Budget budget(
            GatewayEndpointId endpoint, String name, String month, String amount, String currency) {
        return new Budget(
                "gateway-endpoint/" + endpoint,
                "the gateway endpoint " + name,
                month,
                amount,
                currency,
                "/api/almanac/v1/gateway/endpoints/%s/usage".formatted(name));
    }

    private Recipients recipients() {
        return Recipients.users(
                dispatch.askAsSystem(new FindPermissionHolders(Permission.MANAGE_GATEWAY), RequestId.next())
                        .items());
    }
}
