package almanac.cost.command;

import almanac.cost.event.MachineEvent;
import almanac.shared.SystemOnly;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about machines that have a price. */
public sealed interface MachineCommand {

    String host();

    @TargetAggregateIdentifier
    default String stream() {
        return MachineEvent.stream(host());
    }

    @SystemOnly
    record RecordMachineJoined(String host, int cores, long memoryBytes) implements MachineCommand {}

    @SystemOnly
    record RecordMachineLeft(String host) implements MachineCommand {}

    @SystemOnly
    record RecordMachineSilent(String host, Instant lastSeen) implements MachineCommand {}
}
