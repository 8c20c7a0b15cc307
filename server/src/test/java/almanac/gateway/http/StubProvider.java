package almanac.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider on loopback that answers what a test says, byte for byte: one request a connection. */
public final class StubProvider implements AutoCloseable {

    /** Writes an answer; the connection is closed behind it. */
    @FunctionalInterface
    public interface Script {
        void answer(OutputStream out) throws Exception;
    }

    /** A request as it came. */
    public record Received(String line, Map<String, String> headers, JsonNode body) {}

    private final ServerSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Script script;

    public StubProvider(Script script) {
        this(script, ServerSocketFactory.getDefault());
    }

    public StubProvider(Script script, ServerSocketFactory sockets) {
        this.script = script;
        try {
            this.socket = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public void answer(Script next) {
        script = next;
    }

    public String base() {
        return "http://127.0.0.1:%d/v1".formatted(socket.getLocalPort());
    }

    public List<Received> received() {
        return received;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            String line = line(in);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                headers.put(
                        header.substring(0, header.indexOf(':')),
                        header.substring(header.indexOf(':') + 1).strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
            received.add(new Received(line, headers, JsonMapper.shared().readTree(body)));
            script.answer(connection.getOutputStream());
        } catch (Exception _) {
            // the gateway is gone, or the test has ended
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(UTF_8);
    }

    /** A whole answer. */
    public static Script whole(int status, String json, String... headers) {
        return out -> out.write(("HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: %d\r\n%s\r\n%s")
                .formatted(
                        status,
                        json.getBytes(UTF_8).length,
                        String.join(
                                "",
                                List.of(headers).stream().map(h -> h + "\r\n").toList()),
                        json)
                .getBytes(UTF_8));
    }

    /** The head of a stream. */
    public static void beginStream(OutputStream out) throws IOException {
        out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        .getBytes(UTF_8));
        out.flush();
    }

    /** One event of a stream, in a chunk of its own. */
    public static void event(OutputStream out, String data) throws IOException {
        byte[] line = ("data: " + data + "\n\n").getBytes(UTF_8);
        out.write("%x\r\n".formatted(line.length).getBytes(UTF_8));
        out.write(line);
        out.write("\r\n".getBytes(UTF_8));
        out.flush();
    }

    public static void endStream(OutputStream out) throws IOException {
        out.write("0\r\n\r\n".getBytes(UTF_8));
        out.flush();
    }

    /** A stream of these events. */
    public static Script stream(String... events) {
        return out -> {
            beginStream(out);
            for (String event : events) {
                event(out, event);
            }
            endStream(out);
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
