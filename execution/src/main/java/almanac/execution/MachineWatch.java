package almanac.execution;

import almanac.cost.command.MachineCommand.RecordMachineJoined;
import almanac.cost.command.MachineCommand.RecordMachineLeft;
import almanac.cost.command.MachineCommand.RecordMachineSilent;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.turn.Worker;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tells when this machine comes and goes, and when another has not been heard of for long, where machines have a price:
 * what a machine costs beyond what runs on it is computed from that.
 */
class MachineWatch extends Worker {

    private static final Duration IS_HEARD_OF_EVERY = Duration.ofSeconds(20);

    private static final String SEEN = """
            insert into machine_seen (host, seen) values (?, ?)
            on conflict (host) do update set seen = excluded.seen""";

    private final String host;
    private final Dispatch dispatch;
    private final JdbcOperations jdbc;
    private final InstantSource clock;
    private final Duration absentAfter;
    private Instant nextLook = Instant.EPOCH;

    /** A machine, and when it was last heard of. */
    private record Seen(String host, Instant at) {}

    MachineWatch(String host, Dispatch dispatch, JdbcOperations jdbc, InstantSource clock, Duration absentAfter) {
        super("Machines");
        this.host = host;
        this.dispatch = dispatch;
        this.jdbc = jdbc;
        this.clock = clock;
        this.absentAfter = absentAfter;
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(IS_HEARD_OF_EVERY);
        jdbc.update(SEEN, host, now.atOffset(ZoneOffset.UTC));
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        send(new RecordMachineJoined(host, Runtime.getRuntime().availableProcessors(), memory));
        each(silentSince(now.minus(absentAfter)), Seen::host, this::giveUp);
    }

    private List<Seen> silentSince(Instant moment) {
        return jdbc.query(
                "select host, seen from machine_seen where seen < ? order by host",
                (row, n) -> new Seen(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                .toInstant()),
                moment.atOffset(ZoneOffset.UTC));
    }

    private void giveUp(Seen other) {
        send(new RecordMachineSilent(other.host, other.at));
        forget(other.host);
    }

    private void forget(String gone) {
        jdbc.update("delete from machine_seen where host = ?", gone);
    }

    /** Tells that the machine goes, as long as something can be told. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        send(new RecordMachineLeft(host));
        forget(host);
    }

    private void send(Object command) {
        dispatch.sendAsSystem(command, RequestId.next());
    }

    /** Starts after rows were rebuilt. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
