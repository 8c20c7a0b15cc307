package almanac.storage.outbox;

import almanac.notification.event.Channel;
import almanac.shared.DeliveryId;
import java.time.Instant;
import java.util.List;

/**
 * Keeps notices until they are handed over. What is put in is sent at least once, under the same id each time
 * (docs/adr/0047). Works in the caller's transaction.
 */
public interface Outbox {

    /**
     * A delivery whose time has come.
     *
     * @param attempts made in vain so far
     * @param since when the first of them was due
     */
    record Due(OutboxMessage delivery, int attempts, Instant since) {}

    /** Puts the delivery in; one that is in it, or that the log says has ended, changes nothing. */
    void put(OutboxMessage delivery);

    /** Tells whether there is anything to send. */
    boolean isAnyDue(Instant now);

    /** Returns deliveries whose time has come, those that have waited longest first. */
    List<Due> due(Instant now, int most);

    /** Lets all deliveries on the channel that are due wait for another reason than a failed attempt. */
    void hold(Channel channel, Instant now, Instant until, String reason);

    /** Records a failed attempt, after which the delivery waits. */
    void postpone(DeliveryId delivery, Instant until, String reason);

    void deliver(DeliveryId delivery, Instant at);

    void fail(DeliveryId delivery, Instant at, String reason);

    /** Deletes deliveries that ended before then, delivered or given up. The log keeps that they did. */
    void deleteEndedBefore(Instant time);

    /** Has a delivery that was given up sent once more; tells whether it is here. */
    boolean retry(DeliveryId delivery, Instant now);
}
