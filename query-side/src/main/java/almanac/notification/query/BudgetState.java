package almanac.notification.query;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A budget, and what is spent of it.
 *
 * @param id of the budget, with its kind: {@code gateway-endpoint/…}
 * @param name of the thing that has it, as a sentence goes on: {@code gateway endpoint chat}
 * @param period in which it holds, such as {@code 2026-11}
 * @param currency null when there is none
 * @param path of the thing on this server
 * @param consequence of a budget that is reached, as a sentence
 */
public record BudgetState(
        String id,
        String name,
        String period,
        BigDecimal spent,
        BigDecimal limit,
        @Nullable String currency,
        String path,
        String consequence) {}
