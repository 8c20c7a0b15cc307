package almanac.billing.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.billing.command.BillingTagCommand.DeactivateBillingTag;
import almanac.billing.event.BillingTagEvent.TagActivated;
import almanac.billing.event.BillingTagEvent.TagDeactivated;
import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one billing tag. */
@Aggregate
class BillingTag {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable BillingTagName tag;

    /** Null until the tag is activated for the first time. */
    private @Nullable BillingTagId id;

    private boolean active;

    BillingTag() {} // for Axon

    /** Activates the tag, which keeps the id that it was given first. */
    void activate(BillingTagName name, BillingTagId idIfNew) {
        if (!active) {
            apply(new TagActivated(name, id == null ? idIfNew : id));
        }
    }

    @EventSourcingHandler
    void evolve(TagActivated event) {
        stream = event.tag().stream();
        tag = event.tag();
        id = event.tagId();
        active = true;
    }

    @CommandHandler
    void decide(DeactivateBillingTag command) {
        if (active) {
            apply(new TagDeactivated(Objects.requireNonNull(tag)));
        }
    }

    @EventSourcingHandler
    void evolve(TagDeactivated event) {
        active = false;
    }
}
