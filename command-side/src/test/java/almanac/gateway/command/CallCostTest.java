package almanac.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.gateway.event.GatewayPrices;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of a call is exact, however small. */
class CallCostTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 0, 0, 0.00000015",
        "1, 0, 1, 0.000000075",
        "0, 1, 0, 0.0000006",
        "1000000, 1000000, 500000, 0.7125",
        "123456789, 987654321, 0, 611.11111095"
    })
    void the_cost_is_the_sum_of_all_tokens_at_their_prices(long input, long output, long cached, String cost) {
        GatewayPrices prices = new GatewayPrices("USD", "0.15", "0.6", "0.075");
        assertThat(CallCost.of(prices, input, output, cached)).isEqualByComparingTo(new BigDecimal(cost));
        assertThat(CallCost.of(null, input, output, cached)).isZero();
    }
}
