package almanac.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients without a credential, and with one, that keep the server waiting. */
@Order(4) // waits most of the time, beside those that do not
@SuppressWarnings("NullAway.Init") // set before all tests
@Timeout(120)
class SlowClientsHttpTest {

    private static final String SELF = "/api/users/v1/self";
    private static final String PROJECTS = "POST /api/projects/beta/projects";
    private static final String PUSH = "POST /git/ana/churn.git/git-receive-pack";
    private static final String FILE = "PUT /api/almanac/v1/datasets/66b0000000000000000000f1/files/a.bin";
    private static final String PIECE = "POST /v4/datasetrw/datasets/66b0000000000000000000f1/snapshot/file?key=1";
    private static final String JSON = "Content-Type: application/json";
    private static final String LONG = "Content-Length: 100000";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final int MANY = 5_000;
    private static final int REQUESTS = 200;
    private static final int AT_ONCE = 8;
    private static final int MORE_THAN_BUFFERS_HOLD = 30;
    private static final Duration QUICK = Duration.ofSeconds(2);

    private static Neighbour neighbour;
    private static Server server;
    private static Someone ana;

    @BeforeAll
    static void start() {
        neighbour = Neighbour.called(
                "slow_clients",
                "--server.tomcat.max-connections=1000",
                "--almanac.http.requests-at-once=" + AT_ONCE,
                "--almanac.http.patience=2s",
                "--almanac.http.body-deadline=4s");
        server = neighbour.server();
        ana = Someone.on(server, "ana", List.of("Practitioner"));
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    @Test
    void thousands_of_them_leave_others_alone() throws InterruptedException {
        Duration alone = slowestButTwo(SlowClientsHttpTest::ask);
        AtomicBoolean ended = new AtomicBoolean();
        List<SlowClient> clients = new ArrayList<>();
        Thread trickling = Thread.ofPlatform().daemon().unstarted(() -> {
            while (!ended.get()) {
                clients.forEach(SlowClient::trickle);
                pause();
            }
        });
        try {
            for (int n = 0; n < MANY; n++) {
                clients.add(slow(n));
            }
            trickling.start();
            Duration beside = slowestButTwo(SlowClientsHttpTest::ask);
            assertThat(beside).isLessThan(longer(alone.multipliedBy(20), QUICK));
        } finally {
            ended.set(true);
            trickling.join();
            clients.forEach(SlowClient::close);
        }
    }

    /** One of each kind in turn: a client that says nothing, half a head, and bodies of all routes that never come. */
    private static SlowClient slow(int n) {
        SlowClient client = SlowClient.on(server.port());
        switch (n % 6) {
            case 0 -> {}
            case 1 -> client.send("GET /version HTTP/1.1\r\nX-Slow: ".getBytes(UTF_8));
            case 2 -> client.begin(PROJECTS, JSON, LONG);
            case 3 -> client.begin(PUSH, LONG);
            case 4 -> client.begin(FILE, CHUNKED);
            default -> client.begin(PIECE, LONG);
        }
        return client;
    }

    private static void ask() {
        ana.api().get(SELF).expect(200);
        try (SlowClient other = SlowClient.on(server.port())) {
            assertThat(other.begin("GET /version", "Connection: close").answer())
                    .startsWith("HTTP/1.1 200");
        }
    }

    private static Duration slowestButTwo(Runnable request) {
        long[] times = new long[REQUESTS];
        for (int n = 0; n < REQUESTS; n++) {
            long begin = System.nanoTime();
            request.run();
            times[n] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[REQUESTS - 3]);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @ParameterizedTest
    @ValueSource(strings = {PROJECTS, PUSH, FILE, PIECE})
    void a_refused_request_is_answered_at_once_and_its_connection_closed_soon(String request) {
        for (String length : List.of(LONG, CHUNKED)) {
            try (SlowClient client = SlowClient.on(server.port()).begin(request, JSON, length)) {
                assertThat(whileTrickling(client)).startsWith("HTTP/1.1 401");
            }
        }
    }

    @Test
    void a_body_that_trickles_is_refused_and_its_connection_closed() {
        try (SlowClient client =
                SlowClient.on(server.port()).begin(PROJECTS, JSON, LONG, "X-Domino-Api-Key: " + ana.key())) {
            assertThat(whileTrickling(client)).startsWith("HTTP/1.1 408").contains("too slowly");
        }
    }

    @Test
    void a_file_that_trickles_is_refused_and_nothing_of_it_is_kept() {
        Given.Dataset dataset = Given.aDatasetOf(ana);
        String path = "/api/almanac/v1/datasets/" + dataset.id() + "/files/slow.bin";
        try (SlowClient client =
                SlowClient.on(server.port()).begin("PUT " + path, LONG, "X-Domino-Api-Key: " + ana.key())) {
            assertThat(whileTrickling(client)).startsWith("HTTP/1.1 408");
        }
        ana.api().get(path).expect(404);
    }

    @Test
    void a_head_that_trickles_is_not_waited_for() {
        try (SlowClient trickling = SlowClient.on(server.port())) {
            trickling.send("GET /version HTTP/1.1\r\nX-Slow: ".getBytes(UTF_8));
            assertThat(whileTrickling(trickling)).isEmpty();
        }
    }

    @Test
    void clients_that_take_no_answers_leave_others_alone_and_are_not_waited_for() {
        List<SlowClient> clients = new ArrayList<>();
        try {
            for (int n = 0; n < 2 * AT_ONCE; n++) {
                SlowClient client = SlowClient.on(server.port());
                for (int m = 0; m < MORE_THAN_BUFFERS_HOLD; m++) {
                    client.begin("GET /v3/api-docs");
                }
                clients.add(client);
            }
            assertThat(slowestButTwo(SlowClientsHttpTest::ask)).isLessThan(QUICK);
            clients.forEach(client -> assertThat(client.answer()).startsWith("HTTP/1.1 200"));
        } finally {
            clients.forEach(SlowClient::close);
        }
    }

    /**
     * Longer than the patience and the deadline of bodies in memory, but faster than the least rate. On a busy machine the
     * client itself may have to wait for a processor that long, so it sends again what came too slowly.
     */
    @Test
    void a_file_that_comes_slowly_enough_is_kept() {
        Given.Dataset dataset = Given.aDatasetOf(ana);
        String path = "/api/almanac/v1/datasets/" + dataset.id() + "/files/steady.bin";
        int parts = 60;
        Answer kept = ana.api().put(path, new Steady(parts));
        for (int again = 0; again < 3 && kept.status() == 408; again++) {
            kept = ana.api().put(path, new Steady(parts));
        }
        kept.expect(200);
        assertThat(kept.at("/file/size").asInt()).isEqualTo(parts * Steady.PART);
    }

    private static final class Steady extends InputStream {

        private static final int PART = 4096;

        private int left;

        Steady(int parts) {
            this.left = parts;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in parts");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            Arrays.fill(into, offset, offset + PART, (byte) 'x');
            return PART;
        }
    }

    /** What the server answers to a client that sends a byte now and then for as long as it is let. */
    private static String whileTrickling(SlowClient client) {
        Thread.ofVirtual().start(() -> {
            while (client.trickle()) {
                pause();
            }
        });
        return client.answer();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
