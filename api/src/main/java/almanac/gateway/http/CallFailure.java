package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import org.jspecify.annotations.Nullable;

/** A call that the provider did not answer, as the caller is told of it. Its sentence goes to the caller alone. */
final class CallFailure extends Exception {

    private static final int LONGEST = 2_000;

    private final Failure kind;
    private final int status;
    private final transient @Nullable String retryAfter;

    CallFailure(Failure kind, int status, String sentence, @Nullable String retryAfter) {
        super(sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST));
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    CallFailure(Failure kind, int status, String sentence) {
        this(kind, status, sentence, null);
    }

    /** The provider was asked, and its answer did not come: a second request might be charged twice. */
    static CallFailure lost() {
        return new CallFailure(
                Failure.LOST, 504, "The connection to the provider was lost, or it was silent for too long");
    }

    static CallFailure malformed() {
        return new CallFailure(Failure.MALFORMED, 502, "The provider's answer is none that the gateway understands");
    }

    Failure kind() {
        return kind;
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    @Nullable
    String retryAfter() {
        return retryAfter;
    }
}
