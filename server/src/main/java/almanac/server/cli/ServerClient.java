package almanac.server.cli;

import almanac.server.cli.CommandFailed.ServerAway;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running server. Any fault ends the command with one line: see {@link CommandFailed}. */
public final class ServerClient {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTS_WITHIN)
            .build();

    private final URI server;
    private final String key;

    ServerClient(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /** An answer that is read while it comes. */
    public record Streamed(HttpHeaders headers, InputStream body) implements AutoCloseable {

        /** Returns the number in a header that the server is sure to send. */
        public long number(String header) {
            return headers.firstValueAsLong(header)
                    .orElseThrow(() -> new CommandFailed("What answers there is no Almanac server of this version."));
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    public JsonNode get(String path) {
        return exchange("GET", path, null);
    }

    /** Sends anything that Jackson writes, or no body for null. */
    public JsonNode post(String path, @Nullable Object body) {
        return exchange("POST", path, body);
    }

    public JsonNode delete(String path) {
        return exchange("DELETE", path, null);
    }

    /** Opens an answer. Only its head has to come in time; the body is unpacked when it comes compressed. */
    public Streamed stream(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::setHeader);
        HttpResponse<InputStream> response = send(request.build());
        try {
            boolean packed =
                    response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            return new Streamed(response.headers(), packed ? new GZIPInputStream(response.body()) : response.body());
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    /** Returns the failure for an answer that ends too early. */
    public ServerAway brokenOff(IOException fault) {
        return new ServerAway("The connection to %s broke off (%s).".formatted(server, reason(fault)));
    }

    private JsonNode exchange(String method, String path, @Nullable Object body) {
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest request = request(path)
                .method(method, content)
                .header("Content-Type", "application/json")
                .build();
        try (InputStream answer = send(request).body()) {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw brokenOff(e);
        } catch (JacksonException _) {
            throw new CommandFailed("What answers at %s is no Almanac server.".formatted(server));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/+$", "") + path))
                .timeout(ANSWERS_WITHIN)
                .header("X-Domino-Api-Key", key);
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() >= 300) {
                throw refused(response);
            }
            return response;
        } catch (ConnectException | HttpConnectTimeoutException _) {
            throw new ServerAway("No server answers at %s; is it running? See --url.".formatted(server));
        } catch (IOException e) {
            throw brokenOff(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("It was stopped.");
        }
    }

    private static CommandFailed refused(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            JsonNode answer = JSON.readTree(body);
            String sentences = answer.path("errors")
                    .valueStream()
                    .map(sentence -> sentence.asString(""))
                    .collect(Collectors.joining("; "));
            String all = sentences.isEmpty() ? answer.path("message").asString("no reason given") : sentences;
            return new CommandFailed("The server refused this (%d): %s".formatted(response.statusCode(), all));
        } catch (JacksonException _) {
            return new CommandFailed("The server refused this (%d).".formatted(response.statusCode()));
        }
    }

    private static String reason(IOException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
