package almanac.git.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.git.command.PushCommand.RecordPush;
import almanac.git.event.PushEvent.RepositoryPushed;
import almanac.shared.PushId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Records one push. Each has its own stream: pushes never block each other, and a repeated report is stored once. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Push {

    @AggregateIdentifier
    private PushId push;

    Push() {} // for Axon

    @CommandHandler
    Push(RecordPush command) {
        apply(new RepositoryPushed(command.push(), command.project(), command.refs()));
    }

    @EventSourcingHandler
    void evolve(RepositoryPushed event) {
        push = event.push();
    }
}
