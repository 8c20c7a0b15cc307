package almanac.access;

import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Creates another aggregate within the decision that is being made, and in its transaction. */
public final class CreateWithin {

    private CreateWithin() {}

    public static <T> void begin(Class<T> type, Supplier<T> aggregate) {
        try {
            AggregateLifecycle.createNew(type, aggregate::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(type.getSimpleName() + " could not be begun", e);
        }
    }
}
