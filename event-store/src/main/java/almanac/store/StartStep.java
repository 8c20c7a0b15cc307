package almanac.store;

import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.context.SmartLifecycle;

/** A step that is done once at each start, after the message handlers are there and before the first request. */
public abstract class StartStep implements SmartLifecycle {

    /** The steps, in the order in which they are done. */
    public enum Order {
        // before any handler is there
        MASTER_KEY_CHECK(-3),
        EVENTS_KEPT_CHECK(-2),
        MASTER_KEY_ROTATION(1),
        REBUILD(2),
        /** The step at which processes with a part each need each other to complete their start. */
        OTHERS_MAY_JOIN(3),
        FIRST_ADMINISTRATOR(4),
        FIRST_MEANS(5),
        OTHERS_MAY_START(6);

        private final int place;

        Order(int place) {
            this.place = place;
        }

        /** Returns the phase among those of Spring's lifecycle. */
        public int phase() {
            return SpringAxonConfiguration.LIFECYCLE_PHASE + place;
        }
    }

    private final Order order;
    private boolean running;

    protected StartStep(Order order) {
        this.order = order;
    }

    /** Does the step. An exception ends the start. */
    protected abstract void atStart();

    @Override
    public final void start() {
        atStart();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return order.phase();
    }
}
