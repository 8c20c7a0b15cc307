package almanac.cost.event;

import java.time.Instant;

/** Events of a machine that runs executions, told where machines have a price. */
public sealed interface MachineEvent {

    String host();

    /** Returns the name of the machine's event stream, which no other thing's id looks like. */
    static String stream(String host) {
        return "machine:" + host;
    }

    /** The machine is there from now on, and is as large as this. */
    record MachineJoined(String host, int cores, long memoryBytes) implements MachineEvent {}

    /** The machine's server was stopped. */
    record MachineLeft(String host) implements MachineEvent {}

    /**
     * Nothing was heard of the machine for a long time: it counts as gone since it was last heard of.
     *
     * @param lastSeen when that was
     */
    record MachineSilent(String host, Instant lastSeen) implements MachineEvent {}
}
