package almanac.modelapi.event;

import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import java.time.Instant;

/** Events of the calls of model APIs, which are counted and not recorded one by one. */
public sealed interface InvocationEvent {

    /**
     * An hour of calls of a version is over.
     *
     * @param hour its begin
     * @param answered calls that the function answered
     * @param failed all others that reached an instance
     * @param durationMs the time of all of them together
     */
    record InvocationsCounted(
            ModelApiVersionId version, ModelApiId api, Instant hour, long answered, long failed, long durationMs)
            implements InvocationEvent {}
}
