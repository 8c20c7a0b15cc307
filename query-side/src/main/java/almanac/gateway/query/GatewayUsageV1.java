package almanac.gateway.query;

import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What some calls took; of day, user, project and model the one is given that calls are summed up by.
 *
 * @param projectId that of the jobs and sessions that called with their own tokens; null for other calls, also where
 *     calls are summed up by project
 * @param calls all of them
 * @param failed those that the provider did not answer to the end
 * @param lost those in which a server ended: their tokens are what was reserved
 * @param currency null for calls without a price
 */
public record GatewayUsageV1(
        @Nullable LocalDate day,
        @Nullable UserId userId,
        @Nullable ProjectId projectId,
        @Nullable String modelName,
        long calls,
        long failed,
        long lost,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        BigDecimal cost,
        @Nullable String currency) {}
