package almanac.gateway.event;

import almanac.shared.GatewayEndpointId;

/**
 * Events of an endpoint's budget. Each month and amount has a stream of its own, so that an event is there once however
 * many servers count.
 */
public sealed interface GatewayBudgetEvent {

    GatewayEndpointId endpoint();

    /**
     * The calls of a month have cost four fifths of the budget, or more.
     *
     * @param month the calendar month (UTC): {@code 2026-11}
     * @param budget most that the calls of the month may cost, a decimal number
     * @param spent what those have cost that had ended by then, a decimal number
     */
    record BudgetNearlyUsed(GatewayEndpointId endpoint, String month, String budget, String spent, String currency)
            implements GatewayBudgetEvent {}
}
