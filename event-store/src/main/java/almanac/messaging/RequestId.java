package almanac.messaging;

import java.util.UUID;

/** The id under which everything that one request, or one piece of background work, brings about is recorded. */
public final class RequestId {

    private RequestId() {}

    /** A new one. */
    public static String next() {
        return UUID.randomUUID().toString();
    }
}
