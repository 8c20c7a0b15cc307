package almanac.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A client that sends as slowly as it likes, over a socket of its own. */
final class SlowClient implements AutoCloseable {

    private static final byte[] ONE = {' '};

    private final SocketChannel socket;

    private SlowClient(SocketChannel socket) {
        this.socket = socket;
    }

    static SlowClient on(int port) {
        try {
            return new SlowClient(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a head, and lets the server wait for the body that it announces. */
    SlowClient begin(String requestLine, String... headers) {
        String head = requestLine + " HTTP/1.1\r\nHost: localhost\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        send(head.getBytes(ISO_8859_1));
        return this;
    }

    /** False when the server has closed the connection. */
    boolean send(byte[] bytes) {
        try {
            socket.write(ByteBuffer.wrap(bytes));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    boolean trickle() {
        return send(ONE);
    }

    /** All that the server has sent, once it has closed the connection. */
    String answer() {
        StringBuilder answer = new StringBuilder();
        ByteBuffer part = ByteBuffer.allocate(8192);
        try {
            while (socket.read(part) >= 0) {
                answer.append(ISO_8859_1.decode(part.flip()));
                part.clear();
            }
        } catch (IOException _) {
            // the server has closed it before it had read all that was sent
        }
        return answer.toString();
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
