package almanac.notification.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.notification.command.DeliveryCommand.GiveDeliveryUp;
import almanac.notification.command.DeliveryCommand.RecordDelivery;
import almanac.notification.command.DeliveryCommand.RetryDelivery;
import almanac.notification.event.DeliveryEvent.DeliveryFailed;
import almanac.notification.event.DeliveryEvent.DeliveryMade;
import almanac.notification.event.DeliveryEvent.DeliveryRetried;
import almanac.shared.ErrorCode;
import almanac.storage.outbox.Outbox;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on the end of one delivery: a notice that was handed over is never sent again. */
@Aggregate
class Delivery {

    @AggregateIdentifier
    private @Nullable String stream;

    private State state = State.WAITING;

    private enum State {
        WAITING,
        MADE,
        FAILED
    }

    Delivery() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordDelivery command, Outbox outbox) {
        outbox.deliver(command.delivery(), command.at());
        if (state != State.MADE) {
            apply(new DeliveryMade(command.delivery(), command.cause(), command.channel()));
        }
    }

    @EventSourcingHandler
    void evolve(DeliveryMade event) {
        stream = event.delivery().stream();
        state = State.MADE;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(GiveDeliveryUp command, Outbox outbox) {
        if (state == State.WAITING) {
            outbox.fail(command.delivery(), command.at(), command.trouble());
            apply(new DeliveryFailed(command.delivery(), command.cause(), command.channel(), command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(DeliveryFailed event) {
        stream = event.delivery().stream();
        state = State.FAILED;
    }

    @CommandHandler
    void decide(RetryDelivery command, Outbox outbox) {
        if (state == State.MADE) {
            throw ErrorCode.DELIVERY_MADE.with(command.delivery());
        }
        if (state == State.FAILED) {
            if (!outbox.retry(command.delivery(), command.at())) {
                throw command.missing();
            }
            apply(new DeliveryRetried(command.delivery()));
        }
    }

    @EventSourcingHandler
    void evolve(DeliveryRetried event) {
        state = State.WAITING;
    }
}
