package almanac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.gateway.command.CallOutcome;
import almanac.gateway.command.GatewayCallCommand.ReserveCall;
import almanac.gateway.command.GatewayCallCommand.SettleCall;
import almanac.gateway.event.CallUsage.Counted;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.server.Statements;
import almanac.shared.GatewayCallId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A call waits for the database in two short transactions, one before its provider is asked and one after. */
class CallStatementsTest {

    private static final int MANY = 20;

    private final Server server = Server.running();
    private final Dispatch dispatch = server.bean(Dispatch.class);
    private final Someone ana = Someone.called("ana");
    private final UserId by = new UserId(ana.id());
    private final Caller caller = new Caller(by, "a key", "of a test", null, null);
    private final String name = GatewayClient.anEndpointTo("http://127.0.0.1:1/v1", ana, Map.of());
    private final GatewayEndpointId endpoint = new GatewayEndpointId(Objects.requireNonNull(server.database()
            .queryForObject("select id from gateway_endpoint_row where name = ?", String.class, name)));

    private GatewayCallId newCall() {
        return new GatewayCallId(server.bean(IdSource.class).next());
    }

    private void reserve(GatewayCallId call) {
        dispatch.send(
                new ReserveCall(
                        call,
                        endpoint,
                        name,
                        by,
                        null,
                        server.bean(InstantSource.class).instant(),
                        10,
                        10),
                caller);
    }

    private void settle(GatewayCallId call) {
        dispatch.send(
                new SettleCall(call, by, new CallOutcome(null, 200, 5, 5, 0, Counted.PROVIDER, false, 1, 1, null)),
                caller);
    }

    @Test
    void statements_of_a_call_are_few_and_do_not_grow_with_its_history() {
        for (int n = 0; n < MANY; n++) {
            GatewayCallId call = newCall();
            reserve(call);
            settle(call);
        }
        GatewayCallId call = newCall();
        assertThat(Statements.of(() -> reserve(call)))
                .as("terms, counters with the reservation, end")
                .isBetween(2, 3);
        assertThat(Statements.of(() -> settle(call)))
                .as("reservation, counters, event, end")
                .isBetween(3, 5);
        assertThat(GatewayClient.calls(name)).hasSize(MANY + 1);
    }
}
