package almanac.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Connection of one client, kept alive as long as the server lets it. It does as little as HTTP allows: what the client
 * burns the server cannot use on the same machine.
 */
final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(ISO_8859_1);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(ISO_8859_1);
    private static final byte[] CLOSE = "connection: close".getBytes(ISO_8859_1);

    private final int port;
    private @Nullable Socket socket;
    private byte[] buffer = new byte[16_384];
    private int filled;
    private int at;
    private byte[] body = new byte[16_384];
    private int bodyLength;

    /** Makes a connection to a server on this machine. */
    HttpConnection(int port) {
        this.port = port;
    }

    /** Sends a request and reads the whole answer; after a fault the next request gets a new connection. */
    int exchange(byte[] request) throws IOException {
        try {
            Socket open = open();
            open.getOutputStream().write(request);
            return readAnswer(open);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Returns the body of the last answer. */
    String body() {
        return new String(body, 0, bodyLength, UTF_8);
    }

    private Socket open() throws IOException {
        if (socket == null) {
            Socket fresh = new Socket();
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(TIMEOUT_MILLIS);
            fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket = fresh;
        }
        return socket;
    }

    private int readAnswer(Socket open) throws IOException {
        filled = 0;
        at = 0;
        bodyLength = 0;
        int status = -1;
        int length = 0;
        boolean chunked = false;
        boolean lastOne = false;
        for (int start = nextLine(open); at - start > 2; start = nextLine(open)) {
            if (status < 0) {
                status = number(start + 9, 10);
            } else if (isHeader(start, CONTENT_LENGTH)) {
                length = number(start + CONTENT_LENGTH.length, 10);
            } else if (isHeader(start, CHUNKED)) {
                chunked = true;
            } else if (isHeader(start, CLOSE)) {
                lastOne = true;
            }
        }
        if (chunked) {
            readChunks(open);
        } else {
            take(open, length);
        }
        if (lastOne) {
            close();
        }
        return status;
    }

    private void readChunks(Socket open) throws IOException {
        for (int size = number(nextLine(open), 16); size > 0; size = number(nextLine(open), 16)) {
            take(open, size);
            nextLine(open);
        }
        nextLine(open);
    }

    /** Returns where the next line starts; the position is behind it then. */
    private int nextLine(Socket open) throws IOException {
        int start = at;
        while (true) {
            while (at < filled) {
                if (buffer[at++] == '\n') {
                    return start;
                }
            }
            fill(open);
        }
    }

    private void take(Socket open, int length) throws IOException {
        while (filled - at < length) {
            fill(open);
        }
        if (body.length < bodyLength + length) {
            body = Arrays.copyOf(body, (bodyLength + length) * 2);
        }
        System.arraycopy(buffer, at, body, bodyLength, length);
        bodyLength += length;
        at += length;
    }

    private void fill(Socket open) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = open.getInputStream().read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("The server closed the connection in the middle of an answer.");
        }
        filled += read;
    }

    private boolean isHeader(int start, byte[] lowerCase) {
        if (at - start < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte given = buffer[start + i];
            int lower = given >= 'A' && given <= 'Z' ? given + 32 : given;
            if (lower != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int start, int radix) {
        int from = start;
        while (buffer[from] == ' ') {
            from++;
        }
        int number = 0;
        for (int i = from; Character.digit(buffer[i], radix) >= 0; i++) {
            number = number * radix + Character.digit(buffer[i], radix);
        }
        return number;
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException _) {
                // it is not used any more
            }
            socket = null;
        }
    }
}
