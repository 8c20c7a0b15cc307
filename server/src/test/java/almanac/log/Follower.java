package almanac.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Follows the log by server-sent events, as a browser does, and remembers what came. */
public final class Follower implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** An event as it came. */
    public record Event(long id, String type, String data) {}

    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile long lastId;

    private Follower(InputStream body) {
        this.body = body;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Follows after the last event that another saw; or, with a negative number, as the query says. */
    public static Follower on(int port, String key, String query, long lastEventId) {
        return of("/api/admin/v1/events/stream" + query, port, key, lastEventId);
    }

    /** Follows any stream of this kind. */
    public static Follower of(String path, int port, String key, long lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Domino-Api-Key", key);
        if (lastEventId >= 0) {
            request.header("Last-Event-ID", Long.toString(lastEventId));
        }
        try {
            HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            return new Follower(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        long id = 0;
        String type = "";
        String data = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, type, data));
                    }
                    lastId = id;
                    data = "";
                }
            }
        } catch (IOException _) {
            // it was ended, by either side
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The id that came last, which is not that of an event when there was nothing to tell. */
    public long lastId() {
        return lastId;
    }

    /** Those that came, once the log was read so far. */
    public List<Event> eventsOnce(long position) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (lastId < position && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(lastId).isGreaterThanOrEqualTo(position);
        return events();
    }

    /** Whether the server ends it soon. */
    public boolean isEnded() throws InterruptedException {
        return reader.join(Duration.ofSeconds(20));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
