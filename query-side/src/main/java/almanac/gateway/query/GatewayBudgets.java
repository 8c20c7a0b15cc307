package almanac.gateway.query;

import almanac.access.GatewayLedger;
import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.gateway.query.GatewayQuery.FindGatewayBudget;
import almanac.notification.query.BudgetState;
import almanac.row.Page;
import almanac.shared.GatewayEndpointId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers the query for what is spent of the budget of an endpoint. */
@Component
class GatewayBudgets {

    private final JdbcOperations jdbc;
    private final GatewayLedger ledger;

    GatewayBudgets(JdbcOperations jdbc, GatewayLedger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    private record Budget(
            String name, BigDecimal limit, @Nullable String currency) {}

    @QueryHandler
    Page<BudgetState> answer(FindGatewayBudget query) {
        YearMonth month = YearMonth.from(query.at().atOffset(ZoneOffset.UTC));
        return Page.of(budget(query.endpoint())
                .map(budget -> new BudgetState(
                        "gateway-endpoint/" + query.endpoint(),
                        "the gateway endpoint " + budget.name(),
                        month.toString(),
                        ledger.spentIn(month, query.endpoint()),
                        budget.limit(),
                        budget.currency(),
                        "/api/almanac/v1/gateway/endpoints/%s/usage".formatted(budget.name()),
                        "Calls that might cost more are refused until the month is over or the budget is raised."))
                .stream()
                .toList());
    }

    private Optional<Budget> budget(GatewayEndpointId endpoint) {
        return jdbc.query("""
                        select name, limits, prices from gateway_endpoint_row
                        where id = ? and not deleted and limits ->> 'budgetPerMonth' is not null""", (row, n) -> budget(row), endpoint.value()).stream()
                .findFirst();
    }

    private static Budget budget(ResultSet row) throws SQLException {
        GatewayLimits limits = JsonMapper.shared().readValue(row.getString("limits"), GatewayLimits.class);
        String prices = row.getString("prices");
        return new Budget(
                row.getString("name"),
                new BigDecimal(String.valueOf(limits.budgetPerMonth())),
                prices == null
                        ? null
                        : JsonMapper.shared()
                                .readValue(prices, GatewayPrices.class)
                                .currency());
    }
}
