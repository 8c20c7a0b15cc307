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

/** Writes variables as a shell reads them, into a file that only its owner can read. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Variables that a user cannot set: the job is known by them. */
    private static final Set<String> KEPT = Set.of(LocalExecutor.MARK);

    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private Variables() {}

    /** Writes the variables, without those that no process can have; writes no file without variables. */
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
            Files.deleteIfExists(file); // a file of an earlier attempt
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
