package almanac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.gateway.event.GatewayCallEvent.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The gateway is not led to what its machine alone can reach, however the address is spelt. */
class ProviderAddressTest {

    private static ProviderConnections connections(String... allowed) {
        Duration time = Duration.ofSeconds(2);
        return new ProviderConnections(new GatewaySettings(
                List.of(allowed), time, time, time, time, time, 1, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)));
    }

    private static ProviderRequest to(String address) {
        return new ProviderRequest(
                URI.create(address), Map.of(), JsonMapper.shared().createObjectNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void a_server_on_this_machine_is_not_found_under_any_name(String host) throws IOException {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"))) {
            int port = URI.create(provider.base()).getPort();
            ProviderConnections careful = connections("http");
            assertThatThrownBy(() -> careful.send(to("http://%s:%d/v1".formatted(host, port))))
                    .isInstanceOfSatisfying(
                            CallFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Failure.UNREACHABLE));
            careful.destroy();
            assertThat(provider.received()).isEmpty();
        }
    }

    @Test
    void without_leave_it_speaks_https_alone_and_with_it_also_in_the_clear() throws Exception {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"))) {
            ProviderConnections careful = connections("private");
            assertThatThrownBy(() -> careful.send(to(provider.base()))).isInstanceOf(CallFailure.class);
            careful.destroy();
            ProviderConnections open = connections("private", "http");
            try (ProviderAnswer answer = open.send(to(provider.base()))) {
                assertThat(answer.status()).isEqualTo(200);
            }
            open.destroy();
        }
    }

    @Test
    void a_server_without_a_certificate_is_none() throws IOException {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"))) {
            ProviderConnections open = connections("private", "http");
            assertThatThrownBy(() -> open.send(to(provider.base().replace("http:", "https:"))))
                    .isInstanceOf(CallFailure.class);
            open.destroy();
            assertThat(provider.received()).isEmpty();
        }
    }

    @Test
    void a_word_that_is_none_is_a_mistake() {
        assertThatThrownBy(() -> connections("everything")).hasMessageContaining("almanac.gateway.allow");
    }
}
