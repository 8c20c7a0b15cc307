package almanac.gateway.http;

import almanac.gateway.command.CallOutcome;
import almanac.gateway.command.GatewayCallCommand.SettleCall;
import almanac.gateway.event.CallUsage.Counted;
import almanac.gateway.event.GatewayCallEvent.Failure;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.GatewayCallId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call whose reservation is made. It is settled once, whatever happens: closed without an outcome, it counts as a
 * fault of this server.
 */
final class OpenCall implements AutoCloseable {

    private static final int ANSWERED = 200;
    private static final int FAULT = 500;

    private final GatewayCallId id;
    private final Caller caller;
    private final Dispatch dispatch;
    private final TokenCount tokens;
    private final boolean isStreamed;
    private final long began = System.nanoTime();
    private long firstByteMs;
    private @Nullable String upstreamRequestId;
    private boolean isBegun;
    private boolean isSettled;

    OpenCall(GatewayCallId id, Caller caller, Dispatch dispatch, TokenCount tokens, boolean isStreamed) {
        this.id = id;
        this.caller = caller;
        this.dispatch = dispatch;
        this.tokens = tokens;
        this.isStreamed = isStreamed;
    }

    /** Records that the provider begins to answer. */
    void begins(ProviderAnswer answer) {
        firstByteMs = elapsedMs();
        upstreamRequestId = answer.requestId();
        isBegun = answer.status() == ANSWERED;
    }

    void answered() {
        settle(null, ANSWERED, tokens.counted());
    }

    /** Records a failure. Its tokens count from the moment on that the provider had begun to answer. */
    void failed(CallFailure failure) {
        tokens.cutOff();
        settle(
                failure.kind(),
                failure.status(),
                isBegun || failure.kind() == Failure.LOST ? tokens.counted() : Counted.NONE);
    }

    @Override
    public void close() {
        if (!isSettled) {
            tokens.cutOff();
            settle(Failure.FAULT, FAULT, tokens.counted());
        }
    }

    private void settle(@Nullable Failure failure, int status, Counted counted) {
        isSettled = true;
        boolean isCounted = counted != Counted.NONE;
        CallOutcome outcome = new CallOutcome(
                failure,
                status,
                isCounted ? tokens.input() : 0,
                isCounted ? tokens.output() : 0,
                isCounted ? tokens.cached() : 0,
                counted,
                isStreamed,
                firstByteMs,
                elapsedMs(),
                upstreamRequestId);
        dispatch.send(new SettleCall(id, caller.user(), outcome), caller);
    }

    private long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
