package almanac.cost.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.cost.command.MachineCommand.RecordMachineJoined;
import almanac.cost.command.MachineCommand.RecordMachineLeft;
import almanac.cost.command.MachineCommand.RecordMachineSilent;
import almanac.cost.event.MachineEvent;
import almanac.cost.event.MachineEvent.MachineJoined;
import almanac.cost.event.MachineEvent.MachineLeft;
import almanac.cost.event.MachineEvent.MachineSilent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides when a machine comes and goes. */
@Aggregate
class PricedMachine {

    @AggregateIdentifier
    private @Nullable String stream;

    /** Null while the machine is gone. */
    private @Nullable MachineJoined present;

    PricedMachine() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordMachineJoined command) {
        MachineJoined joined = new MachineJoined(command.host(), command.cores(), command.memoryBytes());
        if (!joined.equals(present)) {
            apply(joined);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordMachineLeft command) {
        if (present != null) {
            apply(new MachineLeft(command.host()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordMachineSilent command) {
        if (present != null) {
            apply(new MachineSilent(command.host(), command.lastSeen()));
        }
    }

    @EventSourcingHandler
    void evolve(MachineEvent event) {
        stream = MachineEvent.stream(event.host());
        present = event instanceof MachineJoined joined ? joined : null;
    }
}
