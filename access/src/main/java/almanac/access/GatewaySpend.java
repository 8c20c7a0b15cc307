package almanac.access;

import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells other features what calls through the AI gateway took and cost, as far as the log has been read. */
public interface GatewaySpend {

    /**
     * What the calls of one user took on one day (UTC) from one model of an endpoint, for one execution.
     *
     * @param project of the execution; null when no execution made the calls
     * @param execution null when the user made the calls without one
     * @param cost exact, at the prices of each call's time; zero where the endpoint had no prices
     * @param currency of the cost; null where the endpoint had no prices
     */
    record DailySpend(
            LocalDate day,
            UserId user,
            @Nullable ProjectId project,
            String model,
            @Nullable JobId execution,
            GatewayEndpointId endpoint,
            long calls,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            @Nullable String currency) {}

    /** Returns the lines between two days, both included, by day, user, project, execution, endpoint and model. */
    List<DailySpend> between(LocalDate first, LocalDate last);
}
