package almanac.execution;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.command.MachineCommand.RecordMachineJoined;
import almanac.messaging.Dispatch;
import almanac.server.Server;
import almanac.server.Someone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

/** The server of the tests has no price, so the watch is tried beside it. */
class MachineWatchTest {

    private static final Duration ABSENT_AFTER = Duration.ofMinutes(2);

    private final Server server = Server.running();
    private final JdbcOperations jdbc = server.bean(JdbcOperations.class);
    private final String host = Someone.unique("machine");
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");

    private MachineWatch watch() {
        InstantSource clock = () -> now;
        return new MachineWatch(host, server.bean(Dispatch.class), jdbc, clock, ABSENT_AFTER);
    }

    private List<String> events(String machine) {
        return jdbc.queryForList(
                "select payload_type from domain_event where aggregate_identifier = ? order by sequence_number",
                String.class,
                "machine:" + machine);
    }

    private static String event(String name) {
        return "almanac.cost.event.MachineEvent$" + name;
    }

    @Test
    void a_machine_joins_once_and_leaves() {
        MachineWatch watch = watch();
        watch.look();
        now = now.plusSeconds(60);
        watch.look();
        watch().look(); // after a restart
        assertThat(events(host)).containsExactly(event("MachineJoined"));
        watch.leave();
        assertThat(events(host)).containsExactly(event("MachineJoined"), event("MachineLeft"));
        assertThat(jdbc.queryForList("select host from machine_seen where host = ?", host))
                .isEmpty();
    }

    @Test
    void one_that_is_not_heard_of_for_long_is_given_up_by_another() {
        MachineWatch watch = watch();
        watch.look();
        String other = Someone.unique("machine");
        server.bean(Dispatch.class).sendAsSystem(new RecordMachineJoined(other, 1, 1), "of a test");
        jdbc.update(
                "insert into machine_seen (host, seen) values (?, ?)",
                other,
                now.minus(ABSENT_AFTER).minusSeconds(1).atOffset(ZoneOffset.UTC));
        now = now.plusSeconds(60);
        watch.look();
        assertThat(events(other)).containsExactly(event("MachineJoined"), event("MachineSilent"));
        now = now.plusSeconds(60);
        watch.look();
        assertThat(events(other)).hasSize(2);
        watch.leave();
    }
}
