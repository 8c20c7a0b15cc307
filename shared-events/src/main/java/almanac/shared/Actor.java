package almanac.shared;

import java.util.Map;
import org.axonframework.messaging.MetaData;

/** The names under which a message carries its sender; they are part of every stored event's metadata. */
public final class Actor {

    /** The id of the user that acts, or {@link #SYSTEM}. */
    public static final String USER_ID = "userId";

    /** The id of the API key or token that the user acted with, or {@link #OPEN_ID}; absent without a login. */
    public static final String CREDENTIAL = "credential";

    /** The id of the request, as answered to the caller and written to the log. */
    public static final String REQUEST_ID = "requestId";

    /** The versions, with commas between, of which the resource must have one; on commands only. */
    public static final String IF_MATCH = "ifMatch";

    /** The {@link PointInTime} as of which a resource is asked for, as text; on queries only. */
    public static final String AS_OF = "asOf";

    /** The actor of what no user asked for: the first start, an automation. */
    public static final String SYSTEM = "system";

    /** The credential of users that come with a token of an OpenID provider. */
    public static final String OPEN_ID = "openId";

    /** The beginning of the credential of a running job or session, which acts for its starter; its id follows. */
    public static final String JOB = "job:";

    private Actor() {}

    public static Map<String, String> metaData(String userId, String requestId) {
        return Map.of(USER_ID, userId, REQUEST_ID, requestId);
    }

    /** Tells whether the message comes from a running job that acts for its starter. */
    public static boolean isJob(MetaData metaData) {
        return metaData.get(CREDENTIAL) instanceof String credential && credential.startsWith(JOB);
    }

    /** Returns the user id of the message's sender; empty text when the message names none. */
    public static String of(MetaData metaData) {
        return metaData.get(USER_ID) instanceof String user ? user : "";
    }
}
