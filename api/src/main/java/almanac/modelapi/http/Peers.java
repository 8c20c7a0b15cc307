package almanac.modelapi.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Forwards calls of models to other servers on the same database, where this one has no instance of the version. A call
 * that was forwarded is not forwarded again.
 */
final class Peers implements AutoCloseable {

    private static final String FORWARDED = "Almanac-Forwarded";
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final int UNAVAILABLE = 503;

    private final List<URI> servers;
    private final Duration longest;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .build();

    /** @param longest how long a call may take on its way to another server and there */
    Peers(List<String> servers, Duration longest) {
        this.servers = servers.stream().map(URI::create).toList();
        this.longest = longest;
    }

    /** Returns the answer of the first other server that has an instance; empty when none has. */
    Optional<HttpResponse<byte[]>> forward(HttpServletRequest request, byte[] body) {
        return isForwarded(request)
                ? Optional.empty()
                : servers.stream()
                        .flatMap(server -> answer(server, request, body).stream())
                        .findFirst();
    }

    static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader(FORWARDED) != null;
    }

    private Optional<HttpResponse<byte[]>> answer(URI server, HttpServletRequest request, byte[] body) {
        HttpRequest forwarded = HttpRequest.newBuilder(server.resolve(request.getRequestURI()))
                .timeout(longest)
                .header(FORWARDED, "true")
                .header(HttpHeaders.AUTHORIZATION, request.getHeader(HttpHeaders.AUTHORIZATION))
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return Optional.of(client.send(forwarded, BodyHandlers.ofByteArray()))
                    .filter(answer -> answer.statusCode() != UNAVAILABLE);
        } catch (IOException _) { // it is away
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
