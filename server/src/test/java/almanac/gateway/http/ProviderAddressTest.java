package almanac.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.gateway.event.GatewayCallEvent.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The gateway is not led to what its machine alone can reach, however the address is spelt. */
class ProviderAddressTest {

    private static ProviderConnections connections(String... allowed) {
        return new ProviderConnections(settings(allowed));
    }

    private static GatewaySettings settings(String... allowed) {
        return behind("", allowed);
    }

    private static GatewaySettings behind(String proxy, String... allowed) {
        Duration time = Duration.ofSeconds(2);
        DataSize size = DataSize.ofMegabytes(1);
        return new GatewaySettings(List.of(allowed), proxy, time, time, time, time, time, 1, size, size);
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

    /** Otherwise each would be held, with all it sent, for as long as it might have taken. */
    @Test
    void a_request_that_has_ended_is_held_no_longer() throws Exception {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"))) {
            ProviderConnections open = connections("private", "http");
            try (ProviderAnswer answer = open.send(to(provider.base()))) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(open.underWay()).isEqualTo(1);
            }
            assertThat(open.underWay()).isZero();
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
    void a_server_whose_certificate_is_its_own_is_sent_nothing(@TempDir Path directory) throws Exception {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"), selfSigned(directory))) {
            ProviderConnections open = connections("private", "http");
            assertThatThrownBy(() -> open.send(to(provider.base().replace("http:", "https:"))))
                    .isInstanceOfSatisfying(CallFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.UNREACHABLE);
                        assertThat(failure.status()).isEqualTo(503);
                    });
            open.destroy();
            assertThat(provider.received()).isEmpty();
        }
    }

    private static ServerSocketFactory selfSigned(Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        String password = "changeit";
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    /** The name is asked for once, so that what was checked is what is connected to. */
    @Test
    void a_name_that_leads_elsewhere_the_second_time_is_not_followed() throws Exception {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"))) {
            int port = URI.create(provider.base()).getPort();
            AtomicInteger asked = new AtomicInteger();
            ProviderConnections open = new ProviderConnections(settings("private", "http"), host -> {
                asked.incrementAndGet();
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
            try (ProviderAnswer answer = open.send(to("http://model.example.org:%d/v1".formatted(port)))) {
                assertThat(answer.status()).isEqualTo(200);
            }
            open.destroy();
            assertThat(asked).hasValue(1);
            assertThat(provider.received()).hasSize(1);
        }
    }

    /** One address of this machine among several is one too many: the connection might go to it. */
    @Test
    void a_name_that_leads_here_as_well_is_not_connected_to() throws Exception {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, "{}"))) {
            int port = URI.create(provider.base()).getPort();
            InetAddress elsewhere = InetAddress.getByAddress(new byte[] {8, 8, 8, 8});
            ProviderConnections careful = new ProviderConnections(
                    settings("http"), host -> new InetAddress[] {elsewhere, InetAddress.getLoopbackAddress()});
            assertThatThrownBy(() -> careful.send(to("http://model.example.org:%d/v1".formatted(port))))
                    .isInstanceOf(CallFailure.class);
            careful.destroy();
            assertThat(provider.received()).isEmpty();
        }
    }

    /** A proxy of this network knows names that this machine does not. */
    @Test
    void a_provider_is_reached_through_the_proxy_and_none_of_this_network_is() throws Exception {
        try (StubProvider proxy = new StubProvider(StubProvider.whole(200, "{}"))) {
            ProviderConnections behind = new ProviderConnections(behind(address(proxy), "http"), host -> {
                if (host.equals("model.example.org")) {
                    throw new UnknownHostException(host);
                }
                return InetAddress.getAllByName(host);
            });
            try (ProviderAnswer answer = behind.send(to("http://model.example.org/v1"))) {
                assertThat(answer.status()).isEqualTo(200);
            }
            assertThat(proxy.received())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.line()).isEqualTo("POST http://model.example.org/v1 HTTP/1.1"));
            for (String host : List.of("127.0.0.1", "127.1", "[::ffff:10.0.0.1]", "169.254.169.254")) {
                assertThatThrownBy(() -> behind.send(to("http://" + host + "/v1")))
                        .isInstanceOf(CallFailure.class);
            }
            assertThat(proxy.received()).hasSize(1);
            behind.destroy();
        }
    }

    @Test
    void the_proxy_sees_the_name_of_a_provider_and_nothing_of_the_call_where_it_is_encrypted() throws Exception {
        try (StubProvider proxy = new StubProvider(StubProvider.whole(403, "{}"))) {
            ProviderConnections behind = new ProviderConnections(behind(address(proxy)), host -> {
                if (host.equals("model.example.org")) {
                    throw new UnknownHostException(host);
                }
                return InetAddress.getAllByName(host);
            });
            assertThatThrownBy(() ->
                            behind.send(to("https://model.example.org/v1")).close())
                    .isInstanceOfSatisfying(
                            CallFailure.class,
                            failure -> assertThat(failure.kind())
                                    .as("the proxy's refusal is none of the provider's")
                                    .isEqualTo(Failure.UNREACHABLE));
            assertThat(proxy.received())
                    .isNotEmpty()
                    .allSatisfy(
                            request -> assertThat(request.line()).isEqualTo("CONNECT model.example.org:443 HTTP/1.1"));
            behind.destroy();
        }
    }

    private static String address(StubProvider proxy) {
        return proxy.base().replace("/v1", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy", "https://proxy:3128", "http://proxy", "http://me:pw@proxy:3128", "http://proxy:3128/x"})
    void a_proxy_that_is_none_is_a_mistake(String proxy) {
        assertThatThrownBy(() -> behind(proxy)).hasMessageContaining("almanac.gateway.proxy");
    }

    @Test
    void a_word_that_is_none_is_a_mistake() {
        assertThatThrownBy(() -> connections("everything")).hasMessageContaining("almanac.gateway.allow");
    }
}
