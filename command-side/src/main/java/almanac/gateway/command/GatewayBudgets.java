package almanac.gateway.command;

import almanac.access.GatewayLedger;
import almanac.access.GatewayLedger.Reservation;
import almanac.gateway.event.GatewayBudgetEvent.BudgetNearlyUsed;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Records that the budget of an endpoint is nearly used: once for each month and amount. The transaction of a call's end
 * holds the counter of its month, so the servers of a database look one after the other.
 */
@Component
class GatewayBudgets {

    private static final String STREAM_TYPE = "GatewayBudget";

    /** Part of a budget from which on it is nearly used. */
    private static final BigDecimal NEARLY = new BigDecimal("0.8");

    private final EventStore events;
    private final GatewayLedger ledger;

    GatewayBudgets(EventStore events, GatewayLedger ledger) {
        this.events = events;
        this.ledger = ledger;
    }

    /**
     * Compares what a month's calls have cost with the budget, after the call has ended.
     *
     * @param counted the counter of the month, in which open calls count with what is reserved for them
     */
    void hasSpent(Reservation call, BigDecimal counted) {
        if (call.budget() == null || call.prices() == null) {
            return;
        }
        BigDecimal nearly = call.budget().multiply(NEARLY);
        if (counted.signum() == 0 || counted.compareTo(nearly) < 0) {
            return;
        }
        BigDecimal spent = counted.subtract(ledger.reservedInMonthOf(call));
        if (spent.compareTo(nearly) < 0) {
            return;
        }
        String month = YearMonth.from(call.at().atOffset(ZoneOffset.UTC)).toString();
        String budget = CallCost.inWords(call.budget());
        String stream = "gateway-budget:%s:%s:%s".formatted(call.endpoint(), month, budget);
        if (events.lastSequenceNumberFor(stream).isEmpty()) {
            events.publish(new GenericDomainEventMessage<>(
                    STREAM_TYPE,
                    stream,
                    0,
                    new BudgetNearlyUsed(
                            call.endpoint(),
                            month,
                            budget,
                            CallCost.inWords(spent),
                            call.prices().currency())));
        }
    }
}
