package almanac.storage.git;

import java.io.IOException;

/** An outside repository that this server does not connect to; says no more than its user may know. */
final class OriginRefused extends IOException {

    private final String reason;

    OriginRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
