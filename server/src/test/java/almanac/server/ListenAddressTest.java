package almanac.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ListenAddressTest {
    final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    @Test
    void a_taken_port_is_refused_in_one_line() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress address = listen(Integer.toString(other.getLocalPort()));
            assertThatThrownBy(address::requireFree)
                    .isInstanceOf(StartupRefused.class)
                    .hasMessage("127.0.0.1:" + other.getLocalPort()
                            + " is taken by another program; choose another port with --server.port=<number>.");
        }
    }

    @Test
    void any_free_port_and_no_web_server_need_no_check() {
        assertThatCode(() -> listen("0").requireFree()).doesNotThrowAnyException();
        assertThatCode(() -> listen("-1").requireFree()).doesNotThrowAnyException();
    }

    @Test
    void nonsense_is_refused_by_its_name() {
        assertThatThrownBy(() -> listen("eighty")).hasMessageContaining("--server.port=eighty");
        assertThatThrownBy(() -> listen("65536")).hasMessageContaining("--server.port=65536");
        environment.setProperty("server.address", "no.such.host.invalid");
        assertThatThrownBy(() -> listen("8080")).hasMessageContaining("--server.address=no.such.host.invalid");
    }

    private ListenAddress listen(String port) {
        return ListenAddress.of(environment.withProperty("server.port", port));
    }
}
