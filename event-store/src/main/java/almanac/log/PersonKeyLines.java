package almanac.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.person.PersonKeys;
import almanac.person.WrappedKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes the keys of all people as a file that can be imported beside the events. */
@Component
public class PersonKeyLines {

    private static final int PAGE = 500;

    private final PersonKeys keys;
    private final JdbcOperations jdbc;

    PersonKeyLines(PersonKeys keys, JdbcOperations jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** Identifies the master key without revealing it. */
    public String masterKeyMark() {
        return Objects.requireNonNull(jdbc.queryForObject("select master_key_mark from installation", String.class));
    }

    public void write(String masterKeyMark, OutputStream stream) throws IOException {
        OutputStream out = new BufferedOutputStream(stream);
        writeLine(FileLines.write(FileHead.ofKeys(masterKeyMark)), out);
        long written = 0;
        List<WrappedKey> page = keys.after("", PAGE);
        while (!page.isEmpty()) {
            for (WrappedKey key : page) {
                writeLine(FileLines.write(key), out);
            }
            written += page.size();
            page = keys.after(page.getLast().user().value(), PAGE);
        }
        writeLine(FileLines.write(FileEnd.ofKeys(written)), out);
        out.flush();
    }

    private static void writeLine(String line, OutputStream out) throws IOException {
        out.write((line + "\n").getBytes(UTF_8));
    }
}
