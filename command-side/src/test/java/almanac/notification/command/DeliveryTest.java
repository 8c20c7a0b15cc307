package almanac.notification.command;

import static almanac.given.Failure.failure;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.notification.command.DeliveryCommand.GiveDeliveryUp;
import almanac.notification.command.DeliveryCommand.RecordDelivery;
import almanac.notification.command.DeliveryCommand.RetryDelivery;
import almanac.notification.event.Channel;
import almanac.notification.event.DeliveryEvent.DeliveryFailed;
import almanac.notification.event.DeliveryEvent.DeliveryMade;
import almanac.notification.event.DeliveryEvent.DeliveryRetried;
import almanac.notification.event.DeliveryFailure;
import almanac.shared.DeliveryId;
import almanac.shared.ErrorCode;
import almanac.storage.outbox.Outbox;
import almanac.storage.outbox.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final DeliveryId ID = new DeliveryId("0123456789abcdef01234567");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CAUSE = "3f2c9d64-6f5e-4f0e-9f57-1f6a3d1f2b11";
    private static final DeliveryMade MADE = new DeliveryMade(ID, CAUSE, Channel.MAIL);
    private static final DeliveryFailed FAILED =
            new DeliveryFailed(ID, CAUSE, Channel.MAIL, DeliveryFailure.UNREACHABLE);
    private static final RecordDelivery RECORDS = new RecordDelivery(ID, CAUSE, Channel.MAIL, NOW);
    private static final GiveDeliveryUp GIVES_UP =
            new GiveDeliveryUp(ID, CAUSE, Channel.MAIL, DeliveryFailure.UNREACHABLE, "away", NOW);

    private final FixtureConfiguration<Delivery> fixture = new AggregateTestFixture<>(Delivery.class);
    private final KnownOutbox outbox = new KnownOutbox();

    @BeforeEach
    void resources() {
        fixture.registerInjectableResource(outbox);
    }

    @Test
    void a_delivery_that_was_made_is_recorded_once() {
        fixture.givenNoPriorActivity().when(RECORDS).expectEvents(MADE);
        fixture.given(MADE).when(RECORDS).expectNoEvents();
        assertThat(outbox.changes).containsExactly("delivered", "delivered");
    }

    @Test
    void a_delivery_is_given_up_unless_it_has_ended() {
        fixture.givenNoPriorActivity().when(GIVES_UP).expectEvents(FAILED);
        fixture.given(MADE).when(GIVES_UP).expectNoEvents();
        fixture.given(FAILED).when(GIVES_UP).expectNoEvents();
        assertThat(outbox.changes).containsExactly("failed: away");
    }

    @Test
    void one_that_was_given_up_is_tried_again_and_can_be_made_or_given_up_then() {
        fixture.given(FAILED).when(new RetryDelivery(ID, NOW)).expectEvents(new DeliveryRetried(ID));
        fixture.given(FAILED, new DeliveryRetried(ID))
                .when(new RetryDelivery(ID, NOW))
                .expectNoEvents();
        fixture.given(FAILED, new DeliveryRetried(ID)).when(GIVES_UP).expectEvents(FAILED);
        fixture.given(FAILED, new DeliveryRetried(ID)).when(RECORDS).expectEvents(MADE);
    }

    @Test
    void one_that_was_made_is_not_sent_again() {
        fixture.given(MADE).when(new RetryDelivery(ID, NOW)).expectException(failure(ErrorCode.DELIVERY_MADE));
    }

    @Test
    void one_that_is_kept_elsewhere_cannot_be_tried_here() {
        outbox.isHere = false;
        fixture.given(FAILED).when(new RetryDelivery(ID, NOW)).expectException(failure(ErrorCode.DELIVERY_NOT_FOUND));
    }

    /** Remembers what it was told of the one delivery. */
    private static final class KnownOutbox implements Outbox {

        private final List<String> changes = new ArrayList<>();
        private boolean isHere = true;

        @Override
        public void put(OutboxMessage delivery) {
            changes.add("put");
        }

        @Override
        public boolean isAnyDue(Instant now) {
            return false;
        }

        @Override
        public List<Due> due(Instant now, int most) {
            return List.of();
        }

        @Override
        public void hold(Channel channel, Instant now, Instant until, String reason) {
            changes.add("held");
        }

        @Override
        public void postpone(DeliveryId delivery, Instant until, String reason) {
            changes.add("postponed");
        }

        @Override
        public void deliver(DeliveryId delivery, Instant at) {
            changes.add("delivered");
        }

        @Override
        public void fail(DeliveryId delivery, Instant at, String reason) {
            changes.add("failed: " + reason);
        }

        @Override
        public void deleteEndedBefore(Instant time) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean retry(DeliveryId delivery, Instant now) {
            return isHere;
        }
    }
}
