package almanac.projection;

import almanac.shared.DomainException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** Counts the events that one projector folds, and remembers its last fault. */
final class Meter implements MessageMonitor<Message<?>> {

    /** Seconds over which the rate is measured. */
    static final int WINDOW = 60;

    private final InstantSource clock;
    private final AtomicLong folded = new AtomicLong();
    private final AtomicLongArray counts = new AtomicLongArray(WINDOW);
    private final AtomicLongArray seconds = new AtomicLongArray(WINDOW);
    private volatile @Nullable Fault lastFault;

    Meter(InstantSource clock) {
        this.clock = clock;
    }

    /** A fault and its time. */
    record Fault(String message, Instant at) {}

    @Override
    public MonitorCallback onMessageIngested(Message<?> message) {
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                count();
            }

            @Override
            public void reportFailure(Throwable cause) {
                failed(cause);
            }

            @Override
            public void reportIgnored() {
                // not for this projector
            }
        };
    }

    private void count() {
        folded.incrementAndGet();
        long second = clock.instant().getEpochSecond();
        int slot = (int) (second % WINDOW);
        if (seconds.getAndSet(slot, second) != second) {
            counts.set(slot, 0);
        }
        counts.incrementAndGet(slot);
    }

    /** Notes a fault. A refusal is none: a command wanted a name that is taken. */
    void failed(@Nullable Throwable cause) {
        if (cause != null && !(cause instanceof DomainException)) {
            lastFault = new Fault(cause.getClass().getSimpleName() + ": " + cause.getMessage(), clock.instant());
        }
    }

    long folded() {
        return folded.get();
    }

    /** Returns events a second, over the last minute. */
    double rate() {
        long now = clock.instant().getEpochSecond();
        long sum = 0;
        for (int slot = 0; slot < WINDOW; slot++) {
            if (seconds.get(slot) > now - WINDOW) {
                sum += counts.get(slot);
            }
        }
        return (double) sum / WINDOW;
    }

    @Nullable
    Fault lastFault() {
        return lastFault;
    }
}
