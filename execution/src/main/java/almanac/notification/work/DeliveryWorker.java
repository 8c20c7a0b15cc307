package almanac.notification.work;

import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.command.DeliveryCommand.GiveDeliveryUp;
import almanac.notification.command.DeliveryCommand.RecordDelivery;
import almanac.notification.event.Channel;
import almanac.notification.event.DeliveryFailure;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.storage.outbox.Outbox;
import almanac.storage.outbox.Outbox.Due;
import almanac.storage.outbox.OutboxMessage;
import almanac.store.HighWaterMark;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Sends what is in the outbox, on one server at a time. A notice is sent, and then recorded: when the server ends in
 * between it is sent again under the same id.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // a process without requests has no such duties
class DeliveryWorker extends Worker {

    private static final int AT_ONCE = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLEANS_EVERY = Duration.ofHours(1);
    private static final Duration UNTIL_CONFIGURED = Duration.ofMinutes(1);

    private final HighWaterMark highWaterMark;
    private final LeaderLock leaderLock;
    private final Outbox outbox;
    private final DeliverySender sending;
    private final Dispatch dispatch;
    private final InstantSource clock;
    private final List<Duration> retries;
    private final Duration keptFor;
    private Instant nextCleaning = Instant.EPOCH;

    DeliveryWorker(
            HighWaterMark highWaterMark,
            LeaderLock leaderLock,
            Outbox outbox,
            DeliverySender sending,
            Dispatch dispatch,
            InstantSource clock,
            @Value("${almanac.notifications.retries:1m,5m,30m,2h,8h,24h}") List<Duration> retries,
            @Value("${almanac.notifications.kept-for:90d}") Duration keptFor) {
        super("Deliveries");
        this.highWaterMark = highWaterMark;
        this.leaderLock = leaderLock;
        this.outbox = outbox;
        this.sending = sending;
        this.dispatch = dispatch;
        this.clock = clock;
        this.retries = List.copyOf(retries);
        this.keptFor = keptFor;
    }

    @Override
    protected void look() {
        if (outbox.isAnyDue(clock.instant())) {
            leaderLock.take(AdvisoryLock.DELIVERIES, this::workOff);
        }
        Instant now = clock.instant();
        if (!now.isBefore(nextCleaning)) {
            outbox.deleteEndedBefore(now.minus(keptFor));
            nextCleaning = now.plus(CLEANS_EVERY);
        }
    }

    private void workOff() {
        Instant now = clock.instant();
        if (!sending.canMail()) {
            outbox.hold(
                    Channel.MAIL,
                    now,
                    now.plus(UNTIL_CONFIGURED),
                    "no mail server is configured: see almanac.mail.host");
        }
        Map<Due, CompletableFuture<DeliveryAttempt>> attempts = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outbox.due(now, AT_ONCE)
                    .forEach(due -> attempts.put(due, CompletableFuture.supplyAsync(() -> attempt(due, now), threads)));
        }
        each(
                attempts.entrySet(),
                entry -> entry.getKey().delivery().id(),
                entry -> record(entry.getKey(), entry.getValue().join()));
    }

    private DeliveryAttempt attempt(Due due, Instant now) {
        boolean isTooOld = due.attempts() == 0 && due.since().isBefore(now.minus(WhenNoticedThenNotify.TOLD_FOR));
        return isTooOld
                ? DeliveryAttempt.failed(DeliveryFailure.TOO_OLD, "its cause is too long ago")
                : sending.attempt(due.delivery());
    }

    private void record(Due due, DeliveryAttempt attempt) {
        OutboxMessage delivery = due.delivery();
        DeliveryFailure failure = attempt.failure();
        Instant now = clock.instant();
        if (failure == null) {
            send(new RecordDelivery(delivery.id(), delivery.cause(), delivery.channel(), now));
        } else if (failure == DeliveryFailure.TOO_OLD || due.attempts() >= retries.size()) {
            send(new GiveDeliveryUp(
                    delivery.id(), delivery.cause(), delivery.channel(), failure, attempt.trouble(), now));
        } else {
            outbox.postpone(delivery.id(), now.plus(retries.get(due.attempts())), attempt.trouble());
        }
    }

    private void send(Object command) {
        dispatch.sendAsSystem(command, RequestId.next());
    }

    /** Waits until more has happened, and a moment more; a retry whose time comes is looked for every second. */
    @Override
    protected void pause() {
        highWaterMark.await(highWaterMark.settled() + 1, LONGEST_PAUSE);
        super.pause();
    }
}
