package almanac.notification.work;

import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/**
 * Makes the notice of an event. A feature that tells people has a notifier; it is asked for every event, in the
 * order of the log, and may ask queries. One that fails is asked again as soon as the dead letter is retried.
 */
@FunctionalInterface
public interface Notifier {

    /** Returns the notice of the event; empty when the event is not its business, or has no recipients. */
    Optional<Notice> noticeOf(EventMessage<?> event);
}
