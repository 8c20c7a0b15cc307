package almanac.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the data of server-sent events, one line at a time, of which no more than one is ever held. */
final class SseLines implements ProviderCodec.Events {

    static final String END = "[DONE]";

    private static final int LONGEST = 1 << 20;
    private static final int BUFFER = 8 << 10;
    private static final String DATA = "data:";

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    SseLines(InputStream in) {
        this.in = in;
    }

    /** Returns the data of the next event; null at the end of the stream. Comments and names of events are left out. */
    @Override
    public @Nullable String next() throws IOException {
        String line = line();
        while (line != null) {
            if (line.startsWith(DATA)) {
                return line.substring(DATA.length()).strip();
            }
            line = line();
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (position == limit && !fill()) {
                if (line.size() > 0) {
                    throw new EOFException("the stream ended within a line");
                }
                return null;
            }
            int begin = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, begin, position - begin);
            if (line.size() > LONGEST) {
                throw new IOException("a line has more than %d bytes".formatted(LONGEST));
            }
            if (position < limit) {
                position++;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer);
        position = 0;
        limit = Math.max(read, 0);
        return read > 0;
    }
}
