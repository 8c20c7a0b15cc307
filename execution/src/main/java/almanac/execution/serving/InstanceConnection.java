package almanac.execution.serving;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;

/** A kept connection to an instance: HTTP/1.1 with bodies of a known length, one request at a time. */
final class InstanceConnection implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 8_192;

    private final SocketChannel channel;
    private final int largestAnswer;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();

    private InstanceConnection(SocketChannel channel, int largestAnswer) {
        this.channel = channel;
        this.largestAnswer = largestAnswer;
    }

    /**
     * An answer.
     *
     * @param micros how long the function took
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through, which nothing compares
    record Answer(int status, long micros, byte[] body) {}

    static InstanceConnection open(Path socket, int largestAnswer) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new InstanceConnection(channel, largestAnswer);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a request, and waits for its answer. Another thread ends the wait by closing the connection. */
    Answer send(String method, String path, byte[] body) throws IOException {
        byte[] head = "%s %s HTTP/1.1\r\nHost: model\r\nContent-Length: %d\r\n\r\n"
                .formatted(method, path, body.length)
                .getBytes(ISO_8859_1);
        ByteBuffer[] request = {ByteBuffer.wrap(head), ByteBuffer.wrap(body)};
        while (request[1].hasRemaining() || request[0].hasRemaining()) {
            channel.write(request);
        }
        String[] first = line().split(" ", 3);
        if (first.length < 2 || !first[1].matches("\\d{3}")) {
            throw new IOException("the instance does not speak HTTP");
        }
        long length = 0;
        long micros = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1).strip();
                switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                    case "content-length" -> length = number(value);
                    case "x-micros" -> micros = number(value);
                    default -> {}
                }
            }
        }
        if (length > largestAnswer) {
            throw new IOException("the instance answers with more than %d bytes".formatted(largestAnswer));
        }
        return new Answer(Integer.parseInt(first[1]), micros, body(Math.toIntExact(length)));
    }

    private static long number(String text) throws IOException {
        if (!text.matches("\\d{1,15}")) {
            throw new IOException("the instance tells a number that is none");
        }
        return Long.parseLong(text);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            if (line.length() > LONGEST_LINE) {
                throw new IOException("the instance sends a line without end");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private int next() throws IOException {
        if (!in.hasRemaining()) {
            fill();
        }
        return in.get() & 0xFF;
    }

    private void fill() throws IOException {
        in.clear();
        int read = channel.read(in);
        in.flip();
        if (read < 0) {
            throw new EOFException("the instance has closed the connection");
        }
    }

    private byte[] body(int length) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(length);
        while (body.hasRemaining()) {
            if (in.hasRemaining()) {
                int limit = in.limit();
                in.limit(Math.min(limit, in.position() + body.remaining()));
                body.put(in);
                in.limit(limit);
            } else if (channel.read(body) < 0) {
                throw new EOFException("the instance has closed the connection");
            }
        }
        return body.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // it is of no use any more
        }
    }
}
