package almanac.contract;

import almanac.contract.ResponseCheck.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tests' HTTP client. Every answer it hands out has passed the {@link ResponseCheck}. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final Map<String, String> headers;
    private final ResponseCheck check = ResponseCheck.ofContract();

    private Api(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** A client without a credential. */
    public static Api at(URI base) {
        return new Api(base, Map.of());
    }

    public static Api onPort(int port) {
        return at(URI.create("http://localhost:" + port));
    }

    public Api withKey(String apiKey) {
        return with("X-Domino-Api-Key", apiKey);
    }

    public Api withBearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same client with one more header, or another value of one it has. */
    public Api with(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new Api(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path) {
        return send("PUT", path, null);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer delete(String path, Object body) {
        return send("DELETE", path, body);
    }

    /**
     * Sends a request with any method.
     *
     * @param body a string, bytes or a stream (whose length is not told) that are sent as they are, or anything
     *     Jackson writes
     */
    public Answer send(String method, String path, @Nullable Object body) {
        HttpResponse<byte[]> response = exchange(method, path, body);
        return new Answer(response.statusCode(), response.headers(), text(response));
    }

    /** The body of a successful GET, for answers that are not text. */
    public byte[] bytes(String path) {
        HttpResponse<byte[]> response = exchange("GET", path, null);
        new Answer(response.statusCode(), response.headers(), text(response)).expect(200);
        return response.body();
    }

    /**
     * Sends what HttpClient refuses to send, such as a control character or a lone percent sign in the path.
     *
     * @param target the request target, sent as it is
     */
    public Answer raw(String method, String target) {
        Answer answer = RawHttp.send(base, method, target, headers);
        check(method, target, answer);
        return answer;
    }

    private HttpResponse<byte[]> exchange(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, publisher(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        HttpResponse<byte[]> response = receive(request.build());
        check(method, path, new Answer(response.statusCode(), response.headers(), text(response)));
        return response;
    }

    private void check(String method, String path, Answer answer) {
        Contract.domino()
                .find(method, path)
                .ifPresent(operation -> Exercised.answered(operation.id(), answer.status()));
        check.check(new Exchange(method, path, answer.status(), answer.header("Content-Type"), answer.body()));
    }

    private static HttpResponse<byte[]> receive(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case InputStream stream -> BodyPublishers.ofInputStream(() -> stream);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofString(Contract.JSON.writeValueAsString(body));
        };
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
