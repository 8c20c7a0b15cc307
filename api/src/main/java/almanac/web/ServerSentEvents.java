package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code text/event-stream}: each event has an id to resume at, a type, and one line of data. */
public final class ServerSentEvents {

    private final OutputStream out;
    private final Flushable connection;

    /**
     * Begins a stream, and writes nothing yet.
     *
     * @param connection sends what was written on its way, which the stream alone would keep until it is a lot
     */
    public ServerSentEvents(OutputStream out, Flushable connection) {
        this.out = out;
        this.connection = connection;
    }

    /** Writes an event. */
    public void event(long id, String type, String line) throws IOException {
        write("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, type, line));
    }

    /** Writes a sign of life, and how far was read: a client that comes again starts there. */
    public void alive(long reached) throws IOException {
        write(": read up to here\nid: %d\n\n".formatted(reached));
        flush();
    }

    /** Writes a sentence for people. */
    public void comment(String sentence) throws IOException {
        write(": %s\n\n".formatted(sentence));
        flush();
    }

    /** Sends what was written. */
    public void flush() throws IOException {
        out.flush();
        connection.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
