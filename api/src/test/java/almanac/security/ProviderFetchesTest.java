package almanac.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** How often a provider is asked, whatever comes of it. */
@SuppressWarnings("NullAway.Init") // set before each test
class ProviderFetchesTest {

    private static final String BROKEN = "/broken";

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final RestTemplate client = new RestTemplate(new JdkClientHttpRequestFactory());
    private HttpServer provider;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            byte[] body = ("answer " + asked.incrementAndGet()).getBytes(UTF_8);
            if (!exchange.getRequestURI().getPath().equals(BROKEN)) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        provider.start();
        client.setInterceptors(List.of(new ProviderFetches(now::get)));
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void within_a_short_time_the_last_answer_is_given_again() {
        assertThat(fetch("/keys")).isEqualTo("answer 1");
        assertThat(fetch("/keys")).isEqualTo("answer 1");
        assertThat(fetch("/other")).isEqualTo("answer 2");
        now.addAndGet(ProviderFetches.KEPT_FOR.toNanos() + 1);
        assertThat(fetch("/keys")).isEqualTo("answer 3");
    }

    @Test
    void within_a_short_time_the_last_failure_is_told_again() {
        assertThatThrownBy(() -> fetch(BROKEN)).isInstanceOf(RestClientException.class);
        int once = asked.get();
        assertThatThrownBy(() -> fetch(BROKEN)).isInstanceOf(RestClientException.class);
        assertThat(asked).hasValue(once);
        now.addAndGet(ProviderFetches.KEPT_FOR.toNanos() + 1);
        assertThatThrownBy(() -> fetch(BROKEN)).isInstanceOf(RestClientException.class);
        assertThat(asked).hasValueGreaterThan(once);
    }

    private String fetch(String path) {
        return String.valueOf(
                client.getForObject("http://localhost:" + provider.getAddress().getPort() + path, String.class));
    }
}
