package almanac.notification.command;

import almanac.notification.event.Channel;
import almanac.notification.event.DeliveryFailure;
import almanac.shared.DeliveryId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about deliveries of notices. */
public sealed interface DeliveryCommand {

    DeliveryId delivery();

    @TargetAggregateIdentifier
    default String stream() {
        return delivery().stream();
    }

    /** Records that the recipient's server has taken the notice. */
    @SystemOnly
    record RecordDelivery(DeliveryId delivery, String cause, Channel channel, Instant at) implements DeliveryCommand {}

    /**
     * Records that the notice is given up.
     *
     * @param trouble what the last attempt met, in words
     */
    @SystemOnly
    record GiveDeliveryUp(
            DeliveryId delivery, String cause, Channel channel, DeliveryFailure reason, String trouble, Instant at)
            implements DeliveryCommand {}

    /** Has a notice that was given up sent once more. */
    @Requires(Permission.OPERATE)
    record RetryDelivery(DeliveryId delivery, Instant at) implements DeliveryCommand, Scoped.Existing {

        @Override
        public DomainException missing() {
            return ErrorCode.DELIVERY_NOT_FOUND.with(delivery);
        }
    }
}
