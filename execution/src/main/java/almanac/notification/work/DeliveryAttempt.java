package almanac.notification.work;

import almanac.notification.event.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one attempt to hand a notice over.
 *
 * @param failure null when the recipient's server has taken it
 * @param trouble what it met, in words that hold no address of a person; empty when there was none
 */
record DeliveryAttempt(@Nullable DeliveryFailure failure, String trouble) {

    static final DeliveryAttempt MADE = new DeliveryAttempt(null, "");

    static DeliveryAttempt failed(DeliveryFailure failure, String trouble) {
        return new DeliveryAttempt(failure, trouble);
    }
}
