package almanac.gateway.work;

import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.gateway.event.CallUsage;
import almanac.gateway.event.GatewayCallEvent.CallAnswered;
import almanac.gateway.event.GatewayCallEvent.CallFailed;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.query.GatewayQuery.FindGatewayBudget;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.query.BudgetState;
import almanac.notification.query.NotificationQuery.FindPermissionHolders;
import almanac.notification.work.BudgetNotice;
import almanac.notification.work.Notice;
import almanac.notification.work.Notifier;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.Permission;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Tells the users that manage the gateway when an endpoint nears its budget of the month, and when it is reached. */
@Component
class GatewayBudgetNotifier implements Notifier {

    private static final String NOTHING = "0";

    private final Dispatch dispatch;

    GatewayBudgetNotifier(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public Optional<Notice> noticeOf(EventMessage<?> event) {
        Instant at = event.getTimestamp();
        return switch (event.getPayload()) {
            case CallAnswered e -> ofCall(e.endpoint(), e.usage(), at);
            case CallFailed e -> ofCall(e.endpoint(), e.usage(), at);
            case CallLost e -> ofCall(e.endpoint(), e.usage(), at);
            case CommandRefused e
            when e.code().equals(ErrorCode.GATEWAY_BUDGET_REACHED.name()) && e.targetId() != null ->
                budget(new GatewayEndpointId(e.targetId()), at)
                        .map(budget -> BudgetNotice.ofRefusal(budget, recipients()));
            default -> Optional.empty();
        };
    }

    private Optional<Notice> ofCall(GatewayEndpointId endpoint, CallUsage usage, Instant at) {
        return usage.cost().equals(NOTHING)
                ? Optional.empty()
                : budget(endpoint, at).flatMap(budget -> BudgetNotice.of(budget, this::recipients));
    }

    private Optional<BudgetState> budget(GatewayEndpointId endpoint, Instant at) {
        return dispatch.askAsSystem(new FindGatewayBudget(endpoint, at), RequestId.next()).items().stream()
                .findFirst();
    }

    private List<UserId> recipients() {
        return dispatch.askAsSystem(new FindPermissionHolders(Permission.MANAGE_GATEWAY), RequestId.next())
                .items();
    }
}
