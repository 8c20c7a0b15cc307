package almanac.messaging;

import almanac.shared.Actor;
import almanac.shared.JobId;
import almanac.shared.PointInTime;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request, with the request's id and condition.
 *
 * @param credential the credential of the login: the id of a key or token, {@link Actor#OPEN_ID}, or {@link Actor#JOB}
 *     and the id of a job
 * @param ifMatch the versions, with commas between, of which the resource must have one to be changed; null when any
 *     will do
 * @param asOf the point in time as of which a resource is asked for; null for as it is
 */
public record Caller(
        UserId user,
        String credential,
        String requestId,
        @Nullable String ifMatch,
        @Nullable PointInTime asOf) {

    /** Returns the caller for requests about other things than the one whose version the request named. */
    public Caller withoutCondition() {
        return new Caller(user, credential, requestId, null, asOf);
    }

    /**
     * Returns the caller without a condition or a point in time: reads a resource as the caller has just changed it.
     */
    public Caller asItIs() {
        return new Caller(user, credential, requestId, null, null);
    }

    /** Returns the job or session that sent the request with its own token; null for all other callers. */
    public @Nullable JobId job() {
        return credential.startsWith(Actor.JOB) ? new JobId(credential.substring(Actor.JOB.length())) : null;
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
