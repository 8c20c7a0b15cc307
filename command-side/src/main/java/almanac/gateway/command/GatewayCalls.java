package almanac.gateway.command;

import almanac.access.GatewayDirectory;
import almanac.access.GatewayDirectory.Terms;
import almanac.access.GatewayLedger;
import almanac.access.GatewayLedger.Count;
import almanac.access.GatewayLedger.Counter;
import almanac.access.GatewayLedger.Reservation;
import almanac.gateway.command.GatewayCallCommand.LoseCall;
import almanac.gateway.command.GatewayCallCommand.RecordEndpointAccess;
import almanac.gateway.command.GatewayCallCommand.ReserveCall;
import almanac.gateway.command.GatewayCallCommand.SettleCall;
import almanac.gateway.event.CallUsage;
import almanac.gateway.event.CallUsage.Counted;
import almanac.gateway.event.GatewayCallEvent;
import almanac.gateway.event.GatewayCallEvent.CallAnswered;
import almanac.gateway.event.GatewayCallEvent.CallFailed;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.event.GatewayCallEvent.EndpointAccessed;
import almanac.gateway.event.GatewayLimits;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayCallId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides on calls through the AI gateway. Each call that was let in ends with one event: the transaction that records
 * it also takes the reservation away, which one transaction alone can do.
 */
@Component
class GatewayCalls {

    private static final String STREAM_TYPE = "GatewayCall";
    private static final String OF_ALL = "of all users together";
    private static final String OF_EACH = "of each user";

    private final EventStore events;
    private final GatewayDirectory directory;
    private final GatewayLedger ledger;
    private final GatewayBudgets budgets;

    GatewayCalls(EventStore events, GatewayDirectory directory, GatewayLedger ledger, GatewayBudgets budgets) {
        this.events = events;
        this.directory = directory;
        this.ledger = ledger;
        this.budgets = budgets;
    }

    @CommandHandler
    void decide(RecordEndpointAccess command) {
        terms(command.user(), command.endpoint(), null);
        publish(command.access(), new EndpointAccessed(command.endpoint(), command.inputTokens()));
    }

    @CommandHandler
    void decide(ReserveCall command) {
        Terms terms = terms(command.user(), command.endpoint(), command.execution());
        String budget = terms.limits().budgetPerMonth();
        Map<Counter, Count> counts = ledger.open(new Reservation(
                command.call(),
                command.endpoint(),
                command.user(),
                command.execution(),
                terms.project(),
                terms.model(),
                command.at(),
                command.inputTokens(),
                command.outputTokens(),
                CallCost.of(terms.prices(), command.inputTokens(), command.outputTokens(), 0),
                budget == null ? null : new BigDecimal(budget),
                terms.prices()));
        requireWithin(terms.limits(), counts, command.name());
    }

    private static void requireWithin(GatewayLimits limits, Map<Counter, Count> counts, String name) {
        Count minute = count(counts, Counter.MINUTE);
        Count minuteOfUser = count(counts, Counter.MINUTE_OF_USER);
        long tokensOfDay = count(counts, Counter.DAY_OF_USER).tokens();
        require(limits.callsPerMinute(), minute.calls(), ErrorCode.GATEWAY_CALLS_REACHED, name, OF_ALL);
        require(limits.callsPerMinutePerUser(), minuteOfUser.calls(), ErrorCode.GATEWAY_CALLS_REACHED, name, OF_EACH);
        require(limits.tokensPerMinute(), minute.tokens(), ErrorCode.GATEWAY_TOKENS_REACHED, name, OF_ALL);
        require(
                limits.tokensPerMinutePerUser(),
                minuteOfUser.tokens(),
                ErrorCode.GATEWAY_TOKENS_REACHED,
                name,
                OF_EACH);
        require(limits.tokensPerDayPerUser(), tokensOfDay, ErrorCode.GATEWAY_DAY_REACHED, name, OF_EACH);
        String budget = limits.budgetPerMonth();
        if (budget != null && count(counts, Counter.MONTH).cost().compareTo(new BigDecimal(budget)) > 0) {
            throw ErrorCode.GATEWAY_BUDGET_REACHED.with(name, budget);
        }
    }

    private static void require(@Nullable Long limit, long count, ErrorCode refusal, String name, String whose) {
        if (limit != null && count > limit) {
            throw refusal.with(name, limit, whose);
        }
    }

    private static Count count(Map<Counter, Count> counts, Counter counter) {
        return Objects.requireNonNull(counts.get(counter));
    }

    @CommandHandler
    void decide(SettleCall command) {
        Optional<Reservation> open = ledger.close(command.call());
        if (open.isEmpty()) {
            return;
        }
        Reservation call = open.get();
        if (!call.user().equals(command.user())) {
            throw ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(call.endpoint());
        }
        CallOutcome outcome = command.outcome();
        BigDecimal cost =
                CallCost.of(call.prices(), outcome.inputTokens(), outcome.outputTokens(), outcome.cachedTokens());
        Map<Counter, Count> counts = ledger.settle(call, outcome.inputTokens() + outcome.outputTokens(), cost);
        CallUsage usage = new CallUsage(
                outcome.inputTokens(),
                outcome.outputTokens(),
                outcome.cachedTokens(),
                outcome.counted(),
                CallCost.inWords(cost),
                currency(call));
        publish(call.call(), event(call, outcome, usage));
        budgets.hasSpent(call, count(counts, Counter.MONTH).cost());
    }

    private static GatewayCallEvent event(Reservation call, CallOutcome outcome, CallUsage usage) {
        return outcome.failure() == null
                ? new CallAnswered(
                        call.endpoint(),
                        call.model(),
                        call.execution(),
                        call.project(),
                        usage,
                        outcome.streamed(),
                        outcome.firstByteMs(),
                        outcome.durationMs(),
                        outcome.upstreamRequestId())
                : new CallFailed(
                        call.endpoint(),
                        call.model(),
                        call.execution(),
                        call.project(),
                        outcome.failure(),
                        outcome.status(),
                        usage,
                        outcome.streamed(),
                        outcome.durationMs(),
                        outcome.upstreamRequestId());
    }

    @CommandHandler
    void decide(LoseCall command) {
        ledger.close(command.call()).ifPresent(call -> {
            CallUsage usage = new CallUsage(
                    call.inputTokens(),
                    call.outputTokens(),
                    0,
                    Counted.ESTIMATED,
                    CallCost.inWords(call.cost()),
                    currency(call));
            publish(
                    call.call(),
                    new CallLost(call.endpoint(), call.user(), call.model(), call.execution(), call.project(), usage));
            Map<Counter, Count> counts = ledger.settle(call, call.tokens(), call.cost());
            budgets.hasSpent(call, count(counts, Counter.MONTH).cost());
        });
    }

    private Terms terms(UserId user, GatewayEndpointId endpoint, @Nullable JobId execution) {
        return directory
                .termsFor(user, endpoint, execution)
                .orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(endpoint));
    }

    private void publish(GatewayCallId call, GatewayCallEvent event) {
        events.publish(new GenericDomainEventMessage<>(STREAM_TYPE, call.stream(), 0, event));
    }

    private static @Nullable String currency(Reservation call) {
        return call.prices() == null ? null : call.prices().currency();
    }
}
