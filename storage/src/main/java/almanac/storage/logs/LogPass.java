package almanac.storage.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.storage.logs.WriteOrder.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes the next lines from the files of a job, in the order in which they were written: as many as fit in one
 * transaction.
 */
final class LogPass {

    /** Silence, in nanoseconds, after which a line is shown though it has no end. */
    static final long SILENCE = 1_000_000_000L;

    /** Most bytes of one pass: more than a line that is replaceable and one that has no end yet may have together. */
    private static final int BYTES = 1 << 17;

    /**
     * Least bytes that a line counts for, as it costs something beside its bytes: a job may print nothing but line
     * ends.
     */
    private static final int SMALLEST_LINE = 32;

    /**
     * Most bytes of the server's own lines on a job, which have a bound of their own: a job that prints too much is
     * told where its results are.
     */
    private static final long MOST_PREPARATION = 1 << 20;

    private static final long MEBIBYTE = 1L << 20;

    private final LogFiles files;
    private final long cap;
    private final long now;
    private final List<LogLine> lines = new ArrayList<>();
    private final List<LogLine> open = new ArrayList<>();
    private final List<Long> replaced = new ArrayList<>();
    private final Map<LogStream, Long> writtenAt = new EnumMap<>(LogStream.class);
    private final Set<LogStream> changed = EnumSet.noneOf(LogStream.class);
    private Tail tail;
    private boolean isWaiting;

    /** @param now in nanoseconds since 1970 */
    LogPass(LogFiles files, Tail tail, long cap, long now) {
        this.files = files;
        this.tail = tail;
        this.cap = cap;
        this.now = now;
    }

    Tail tail() {
        return tail;
    }

    List<LogLine> lines() {
        return lines;
    }

    /** Returns the lines that are shown until more of them has come. */
    List<LogLine> open() {
        return open;
    }

    /** Returns the times of lines that were shown until now. */
    List<Long> replaced() {
        return replaced;
    }

    /** Tells whether something is not shown that will be when nothing more comes. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** Reads the files, and tells whether they hold more than one transaction takes. */
    boolean read(List<Part> parts) {
        long left = BYTES;
        for (Part part : parts) {
            writtenAt.put(part.stream(), Math.min(part.writtenAt(), now));
            if (tail.isFull() && part.stream() != LogStream.PREPARE_OUTPUT) {
                continue;
            }
            try (FileChannel file = FileChannel.open(place(part.stream()), StandardOpenOption.READ)) {
                left -= read(part, file, left);
                if (left <= 0) {
                    return true;
                }
            } catch (NoSuchFileException _) {
                // nothing was written
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }

    private long read(Part part, FileChannel file, long most) throws IOException {
        LogStream stream = part.stream();
        if (tail.offset(stream) > file.size()) { // the job emptied it
            tail = tail.at(stream, 0);
        }
        long end = Math.min(end(stream, part.end()), file.size());
        long taken = 0;
        for (long seen = tail.offset(stream); seen < end && taken < most; ) {
            byte[] bytes = bytes(file, tail.offset(stream), end);
            if (bytes.length == 0) { // the job has just emptied it
                break;
            }
            Cutting cutting = Cutting.of(bytes, bytes.length, false);
            cutting.lines().forEach(line -> add(stream, line));
            seen = tail.offset(stream) + bytes.length;
            taken += bytes.length;
            tail = tail.at(stream, tail.offset(stream) + cutting.used());
        }
        return taken;
    }

    private static long end(LogStream stream, long size) {
        return stream == LogStream.PREPARE_OUTPUT ? Math.min(size, MOST_PREPARATION) : size;
    }

    private static byte[] bytes(FileChannel file, long from, long end) throws IOException {
        byte[] bytes = new byte[Math.clamp(end - from, 0, BYTES)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {
            // until it is full
        }
        return buffer.hasRemaining() ? Arrays.copyOf(bytes, buffer.position()) : bytes;
    }

    private Path place(LogStream stream) {
        return Objects.requireNonNull(files.byStream().get(stream));
    }

    /**
     * Handles what is left after the last line ends.
     *
     * @param isAll nothing follows, so it is a line; otherwise it is one that is to be replaced
     * @param shown the text of a line that was shown until now, by its time
     */
    void end(boolean isAll, LongFunction<@Nullable String> shown) {
        for (LogStream stream : List.copyOf(writtenAt.keySet())) {
            Cutting rest = rest(stream, isAll);
            boolean isSilent = now - writtenAt.getOrDefault(stream, now) >= SILENCE;
            if (isAll) {
                rest.lines().forEach(line -> add(stream, line));
                tail = tail.at(stream, tail.offset(stream) + rest.used());
            }
            isWaiting |= !isAll && rest.isWaiting() && !isSilent;
            show(stream, isAll || tail.isFull() ? null : rest.open(isSilent), shown);
        }
    }

    private Cutting rest(LogStream stream, boolean isAll) {
        if (tail.isFull() && stream != LogStream.PREPARE_OUTPUT) {
            return Cutting.of(new byte[0], 0, isAll);
        }
        try (FileChannel file = FileChannel.open(place(stream), StandardOpenOption.READ)) {
            byte[] bytes = bytes(file, tail.offset(stream), end(stream, file.size()));
            return Cutting.of(bytes, bytes.length, isAll);
        } catch (NoSuchFileException _) {
            return Cutting.of(new byte[0], 0, isAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(LogStream stream, @Nullable String text, LongFunction<@Nullable String> shown) {
        long before = tail.open().of(stream);
        boolean isSame = before != 0 && text != null && !changed.contains(stream) && text.equals(shown.apply(before));
        if (stream == LogStream.PREPARE_OUTPUT || isSame) {
            return;
        }
        if (before != 0) {
            replaced.add(before);
        }
        if (text != null) {
            open.add(new LogLine(time(stream), stream, text));
            tail = tail.with(time(stream), tail.size());
        }
        tail = tail.with(tail.open().with(stream, text == null ? 0 : tail.lastNano()));
    }

    private void add(LogStream stream, String text) {
        changed.add(stream);
        if (stream == LogStream.PREPARE_OUTPUT) {
            put(stream, text, tail.size());
        } else if (!tail.isFull()) {
            addOutput(stream, text);
        }
    }

    private void addOutput(LogStream stream, String text) {
        long size = tail.size() + Math.max(text.getBytes(UTF_8).length + 1, SMALLEST_LINE);
        if (size > cap) {
            tail = tail.full();
            put(
                    LogStream.STD_ERR,
                    "The log ends here: of one job's output %s are kept.".formatted(amount()),
                    tail.size());
        } else {
            put(stream, text, size);
        }
    }

    private void put(LogStream stream, String text, long size) {
        long time = time(stream);
        lines.add(new LogLine(time, stream, text));
        tail = tail.with(time, size);
    }

    /** Returns when a line was written, or a time just after the last kept line if that is later. */
    private long time(LogStream stream) {
        return Math.max(tail.lastNano() + 1, writtenAt.getOrDefault(stream, now));
    }

    private String amount() {
        return cap < MEBIBYTE ? cap + " bytes" : cap / MEBIBYTE + " MiB";
    }
}
