package almanac.messaging;

import java.util.UUID;

/** Makes the id under which all effects of one request, or of one piece of background work, are recorded. */
public final class RequestId {

    private RequestId() {}

    /** Returns a new id. */
    public static String next() {
        return UUID.randomUUID().toString();
    }
}
