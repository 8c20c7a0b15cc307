package almanac.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Answers one connection after the other, each with its own bytes to every request. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    ScriptedServer(List<List<String>> answersOfConnections) throws IOException {
        Thread.ofPlatform().daemon().start(() -> answersOfConnections.forEach(this::serve));
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve(List<String> answers) {
        try (Socket client = listener.accept()) {
            for (String answer : answers) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
