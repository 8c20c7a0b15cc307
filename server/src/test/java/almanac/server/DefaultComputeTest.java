package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefaultComputeTest {

    @Test
    void what_was_made_at_an_earlier_start_is_not_made_again() {
        Server server = Server.running();
        long before = server.changes();
        server.bean(DefaultCompute.class).atStart();
        assertThat(server.changes()).isEqualTo(before);
    }

    @Test
    void another_server_on_the_same_database_makes_nothing() {
        Server server = Server.running();
        long before = server.changes();
        Server twin = Server.startTwinOf(server);
        try {
            assertThat(twin.changes()).isEqualTo(before);
        } finally {
            twin.stop();
        }
    }
}
