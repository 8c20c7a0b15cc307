package almanac.support.web;

import almanac.shared.Actor;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, in which request, and on what condition.
 *
 * @param ifMatch the version that the resource must have for a change; null when any will do
 */
public record Caller(
        UserId user, String requestId, @Nullable Long ifMatch) {

    Map<String, Object> metaData() {
        Map<String, Object> metaData = new HashMap<>(Actor.metaData(user.value(), requestId));
        if (ifMatch != null) {
            metaData.put(Actor.IF_MATCH, ifMatch);
        }
        return metaData;
    }
}
