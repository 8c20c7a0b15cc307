package almanac.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider of models on this machine that answers at once: with a whole chat, or with a stream of chunks. */
final class ModelServer implements AutoCloseable {

    static final int CHUNKS = 100;

    private static final String PATH = "/v1/chat/completions";
    private static final String STREAMED = "\"stream\":true";
    private static final byte[] WHOLE = """
            {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
            {"role":"assistant","content":"Hello"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""".getBytes(UTF_8);
    private static final byte[] CHUNK = event("{\"content\":\"Hello\"},\"finish_reason\":null");
    private static final byte[] LAST = event("{},\"finish_reason\":\"stop\"");
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ModelServer(HttpServer server) {
        this.server = server;
    }

    static ModelServer start() {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // a chunk is sent when it is there
        try {
            ModelServer model =
                    new ModelServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            model.server.setExecutor(model.threads);
            model.server.createContext(PATH, ModelServer::answer);
            model.server.start();
            return model;
        } catch (IOException e) {
            throw new BenchFailed("A provider of models cannot be started.", e);
        }
    }

    private static byte[] event(String choice) {
        return ("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                        + "[{\"index\":0,\"delta\":" + choice + "}]}\n\n")
                .getBytes(UTF_8);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String base() {
        return "http://127.0.0.1:%d/v1".formatted(port());
    }

    /** Returns a request for a chat, to this server or to a gateway that leads to it. */
    static byte[] request(String path, String header, String model, boolean isStreamed) {
        return Request.with("POST", path, header, """
                {"model":"%s","max_tokens":16,"messages":[{"role":"user","content":"Hi"}]%s}""".formatted(model, isStreamed ? "," + STREAMED : ""));
    }

    byte[] direct(boolean isStreamed) {
        return request(PATH, "Accept: application/json", "m", isStreamed);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean isStreamed = body.contains(STREAMED);
            exchange.getResponseHeaders().set("Content-Type", isStreamed ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, isStreamed ? 0 : WHOLE.length);
            try (OutputStream out = exchange.getResponseBody()) {
                if (isStreamed) {
                    stream(out);
                } else {
                    out.write(WHOLE);
                }
            }
        }
    }

    private static void stream(OutputStream out) throws IOException {
        for (int number = 0; number < CHUNKS; number++) {
            out.write(CHUNK);
            out.flush();
        }
        out.write(LAST);
        out.write(DONE);
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
