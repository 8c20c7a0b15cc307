package almanac.messaging;

import almanac.shared.Actor;
import almanac.shared.PointInTime;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, in which request, and on what condition.
 *
 * @param credential what he logged in with: the id of a key or token, or {@link Actor#OPEN_ID}
 * @param ifMatch the versions, with commas between, of which the resource must have one to be changed; null when any
 *     will do
 * @param asOf as of when he asks for a resource; null for as it is
 */
public record Caller(
        UserId user,
        String credential,
        String requestId,
        @Nullable String ifMatch,
        @Nullable PointInTime asOf) {

    /** For what he asks of other things than the one whose version he named. */
    public Caller withoutCondition() {
        return new Caller(user, credential, requestId, null, asOf);
    }

    /** The same caller without a condition or a moment: reads a resource as the caller has just changed it. */
    Caller asItIs() {
        return new Caller(user, credential, requestId, null, null);
    }

    Map<String, Object> metaData() {
        Map<String, Object> metaData = new HashMap<>(Actor.metaData(user.value(), requestId));
        metaData.put(Actor.CREDENTIAL, credential);
        if (ifMatch != null) {
            metaData.put(Actor.IF_MATCH, ifMatch);
        }
        if (asOf != null) {
            metaData.put(Actor.AS_OF, asOf.toString());
        }
        return metaData;
    }
}
