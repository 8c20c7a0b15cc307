package almanac.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/** The framework's event store, which wakes its followers as soon as the log has grown, so that they need not poll. */
final class FollowedEventStore extends EmbeddedEventStore {

    private final HighWaterMark highWaterMark;
    private final LogSignals signals;

    FollowedEventStore(Builder builder, HighWaterMark highWaterMark, LogSignals signals) {
        super(builder.optimizeEventConsumption(false)); // each stream reads for itself, up to the high-water mark
        this.highWaterMark = highWaterMark;
        this.signals = signals;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        highWaterMark.nudge();
        signals.tell();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new Followed(super.openStream(after));
    }

    private final class Followed implements TrackingEventStream {

        private final TrackingEventStream stream;
        private @Nullable Runnable follower;

        Followed(TrackingEventStream stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            follower = callback;
            highWaterMark.follow(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void close() {
            if (follower != null) {
                highWaterMark.leave(follower);
            }
            stream.close();
        }
    }
}
