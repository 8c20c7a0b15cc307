package almanac.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Does nothing but answer. What the load generator reaches with this server is the most that it can measure. */
final class Idle implements AutoCloseable {

    private static final int CLIENTS = 8;

    private final ServerSocket listener;
    private final byte[] answer;

    private Idle(ServerSocket listener, String body) {
        this.listener = listener;
        this.answer = "HTTP/1.1 200 \r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body)
                .getBytes(ISO_8859_1);
    }

    static Idle start(String body) throws IOException {
        Idle server = new Idle(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), body);
        Thread.ofPlatform().daemon().start(server::accept);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns the requests a second that this machine can make, server included. */
    static double ceiling(Duration leadIn, Duration duration) {
        try (Idle idle = start("{\"project\":{\"description\":\"%s\"}}".formatted("x".repeat(250)))) {
            byte[] request = Request.get("/", Api.header("none"));
            return new Load(idle.port(), () -> Cpu.UNKNOWN)
                    .run(CLIENTS, (_, _) -> _ -> request, leadIn, duration)
                    .perSecond();
        } catch (IOException e) {
            throw new BenchFailed("The load generator cannot be tried.", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException _) {
                return; // it was closed
            }
        }
    }

    /** Serves a client. A request without a body is over with its first read: it is small, and comes at once. */
    private void serve(Socket client) {
        byte[] buffer = new byte[4096];
        try (client;
                InputStream in = client.getInputStream();
                OutputStream out = client.getOutputStream()) {
            while (in.read(buffer) > 0) {
                out.write(answer);
            }
        } catch (IOException _) {
            // the client is gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
