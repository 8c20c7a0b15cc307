package almanac.execution.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables as a shell reads them, in a file that its owner alone can. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** The job is known by it. */
    private static final Set<String> KEPT = Set.of(LocalExecutor.MARK);

    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private Variables() {}

    /** What no process can have is left out; nothing is written of none. */
    static void write(Map<String, String> variables, Path file) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> {
            if (NAME.matcher(name).matches() && !KEPT.contains(name) && value.indexOf('\0') < 0) {
                text.append("export ")
                        .append(name)
                        .append('=')
                        .append(quoted(value))
                        .append('\n');
            }
        });
        try {
            Files.deleteIfExists(file); // of an earlier attempt
            if (!text.isEmpty()) {
                write(text.toString(), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String text, Path file) throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(
                file, NEW, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (buffer.hasRemaining()) {
                bytes.write(buffer);
            }
        }
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
