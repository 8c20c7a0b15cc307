package almanac.log.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.log.EventLine;
import almanac.store.LoggedEvent;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code text/event-stream}: the id of an event is its position, its data the line of an export. */
final class ServerSentEvents {

    private final OutputStream out;
    private final Flushable connection;

    /**
     * Begins a stream, and writes nothing yet.
     *
     * @param connection sends what was written on its way, which the stream alone would keep until it is a lot
     */
    ServerSentEvents(OutputStream out, Flushable connection) {
        this.out = out;
        this.connection = connection;
    }

    void event(LoggedEvent event) throws IOException {
        write("id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(event.position(), event.simpleType(), EventLine.write(event)));
    }

    /** Writes a sign of life, and how far the log was read: a client that comes again starts there. */
    void alive(long reached) throws IOException {
        write(": read up to here\nid: %d\n\n".formatted(reached));
        flush();
    }

    void comment(String sentence) throws IOException {
        write(": %s\n\n".formatted(sentence));
        flush();
    }

    void flush() throws IOException {
        out.flush();
        connection.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
