package almanac.execution.serving;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Limits of asynchronous predictions.
 *
 * @param request the most bytes of the parameters
 * @param result the most bytes of a result
 * @param longestWait how long one may wait for a version that runs
 * @param keptFor how long one is kept when it is done
 */
@Component
public record PredictionLimits(
        @Value("${almanac.predictions.largest-request:10KB}")
        DataSize request,

        @Value("${almanac.predictions.largest-result:1MB}") DataSize result,
        @Value("${almanac.predictions.longest-wait:24h}") Duration longestWait,
        @Value("${almanac.predictions.kept-for:30d}") Duration keptFor) {

    public int largestRequest() {
        return Math.toIntExact(request.toBytes());
    }

    int largestResult() {
        return Math.toIntExact(result.toBytes());
    }
}
