package almanac.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.messaging.Outage;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Json;
import io.grpc.Metadata;
import io.grpc.Status;
import java.sql.SQLTransientConnectionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final Serializer MESSAGES = Json.serializer();

    @Test
    void a_refusal_keeps_its_code_and_its_sentence() {
        assertThat(arrived(ErrorCode.PROJECT_NAME_TAKEN.with("one")))
                .isInstanceOfSatisfying(DomainException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.PROJECT_NAME_TAKEN);
                    assertThat(refusal).hasMessage("name: the owner already has a project named 'one'");
                });
    }

    @Test
    void what_the_sender_tells_apart_stays_apart() {
        assertThat(arrived(new AggregateNotFoundException("1", "gone"))).isInstanceOf(AggregateNotFoundException.class);
        assertThat(arrived(new ConcurrencyException("late"))).isInstanceOf(ConcurrencyException.class);
        assertThat(arrived(new IllegalStateException("x", new SQLTransientConnectionException("no connection"))))
                .isInstanceOf(Outage.Elsewhere.class);
        assertThat(arrived(new NoHandlerForCommandException("nobody"))).isInstanceOf(Outage.Elsewhere.class);
    }

    @Test
    void a_conflict_is_one_as_the_axon_server_puts_it() {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("axoniq-errorcode", Metadata.ASCII_STRING_MARSHALLER), "AXONIQ-2000");
        assertThat(arrived(Status.OUT_OF_RANGE
                        .withDescription("[AXONIQ-2000] Invalid sequence number 3 for aggregate X, expected 4")
                        .asRuntimeException(trailers)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(arrived(Status.UNAVAILABLE.asRuntimeException())).isInstanceOf(Outage.Elsewhere.class);
    }

    /** It may hold what nobody else is to see. */
    @Test
    void what_a_bug_says_stays_where_it_was() {
        assertThat(arrived(new IllegalArgumentException("a secret")))
                .hasMessageContaining("IllegalArgumentException")
                .hasMessageNotContaining("secret");
    }

    private static RuntimeException arrived(RuntimeException thrown) {
        Fault sent = Fault.of(thrown);
        Fault received = MESSAGES.deserialize(MESSAGES.serialize(sent, byte[].class));
        return Fault.restored(received.carrier());
    }
}
