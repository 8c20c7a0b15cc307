package almanac.notification.event;

import almanac.shared.DeliveryId;

/** Events of deliveries: that notices were handed over, given up, or are tried once more. */
public sealed interface DeliveryEvent {

    DeliveryId delivery();

    /**
     * The recipient's server has taken the notice.
     *
     * @param cause the id of the event that the notice is about
     */
    record DeliveryMade(DeliveryId delivery, String cause, Channel channel) implements DeliveryEvent {}

    /**
     * The notice is not sent any more, unless an administrator asks for it.
     *
     * @param cause the id of the event that the notice is about
     */
    record DeliveryFailed(DeliveryId delivery, String cause, Channel channel, DeliveryFailure reason)
            implements DeliveryEvent {}

    /** An administrator has the notice sent once more. */
    record DeliveryRetried(DeliveryId delivery) implements DeliveryEvent {}
}
