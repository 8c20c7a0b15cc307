package almanac.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Bounds how often the OpenID provider is asked. The decoder asks it for its keys whenever a token names one that is not
 * known, and any client can make up such tokens: within a short time it gets the last answer, or the last failure, again.
 */
final class ProviderFetches implements ClientHttpRequestInterceptor {

    /** Time that an answer is kept; a key that the provider has made just now is known after so long at the latest. */
    static final Duration KEPT_FOR = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final Map<URI, Outcome> outcomes = new HashMap<>();

    ProviderFetches(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Outcome of one fetch, with its time. */
    private record Outcome(
            long at, @Nullable Answer answer, @Nullable IOException failure) {

        private Answer orFailure() throws IOException {
            if (answer == null) {
                throw new IOException("the provider did not answer a moment ago", failure);
            }
            return answer;
        }
    }

    @Override
    public synchronized ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution provider) throws IOException {
        Outcome latest = outcomes.get(request.getURI());
        if (latest == null || nanoTime.getAsLong() - latest.at() > KEPT_FOR.toNanos()) {
            latest = fetched(request, body, provider);
            outcomes.put(request.getURI(), latest);
        }
        return latest.orFailure();
    }

    private Outcome fetched(HttpRequest request, byte[] body, ClientHttpRequestExecution provider) {
        try (ClientHttpResponse response = provider.execute(request, body)) {
            return new Outcome(nanoTime.getAsLong(), new Answer(response), null);
        } catch (IOException failure) {
            return new Outcome(nanoTime.getAsLong(), null, failure);
        }
    }

    /** Answer that was read to its end. */
    private static final class Answer implements ClientHttpResponse {

        private final HttpStatusCode status;
        private final String statusText;
        private final HttpHeaders headers;
        private final byte[] bytes;

        private Answer(ClientHttpResponse response) throws IOException {
            status = response.getStatusCode();
            statusText = response.getStatusText();
            headers = response.getHeaders();
            bytes = response.getBody().readAllBytes();
        }

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return statusText;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            // everything is here already
        }
    }
}
