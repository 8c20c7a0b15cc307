package almanac.storage.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves what jobs print from their files into the database. How far it has come is kept with the lines, in the same
 * transaction: whenever a server is killed, the next one goes on with the first line that was not kept.
 */
public final class LogTailer {

    private static final int PART = 1 << 16;

    /** What a line costs beside its bytes, so it counts as no less: a job may print nothing but line ends. */
    private static final int SMALLEST_LINE = 32;

    /** What the server says of a job has a bound of its own: a job that prints too much is told where its results are. */
    private static final long MOST_PREPARATION = 1 << 20;

    /** So long whoever looks at a job is kept from it. */
    private static final Duration LONGEST_FOLLOW = Duration.ofMillis(200);

    /** Beyond twice the cap, for the ends of lines are not all counted: nothing is kept of what comes later in a file. */
    private static final long MARGIN = 1 << 20;

    private static final long NANOS = 1_000_000_000L;
    private static final long MEBIBYTE = 1L << 20;

    private final LogChunks chunks;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final long cap;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    /** With the number of bytes that is kept of one job. */
    public LogTailer(LogChunks chunks, TransactionOperations transaction, InstantSource clock, long cap) {
        this.chunks = chunks;
        this.transaction = transaction;
        this.clock = clock;
        this.cap = cap;
    }

    /**
     * Keeps what the files have more than was kept before; a line that has no end yet waits for it. Returns soon: a job may
     * print faster than it can be kept, and the next look goes on.
     */
    public void follow(String job, LogFiles files) {
        Look last = looks.get(job);
        boolean wasFull = last != null && last.isFull();
        cut(files, wasFull ? 0 : 2 * cap + MARGIN);
        Look now = Look.at(files, wasFull);
        if (now.equals(last)) {
            return;
        }
        long end = System.nanoTime() + LONGEST_FOLLOW.toNanos();
        Kept kept = keepPart(job, files, false);
        while (kept.isMore() && System.nanoTime() < end) {
            kept = keepPart(job, files, false);
        }
        if (!kept.isMore()) {
            looks.put(job, kept.isFull() ? now.full() : now);
        }
    }

    /** As {@link #follow}, to the end; the job prints nothing more. */
    public void finish(String job, LogFiles files) {
        looks.remove(job);
        cut(files, 2 * cap + MARGIN);
        while (keepPart(job, files, true).isMore()) {
            // until there is no more
        }
    }

    /**
     * What has come of one transaction.
     *
     * @param isMore not all was kept
     */
    private record Kept(boolean isMore, boolean isFull) {}

    private Kept keepPart(String job, LogFiles files, boolean isAll) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Tail before = chunks.hold(job);
            if (before.isOver()) {
                return new Kept(false, before.isFull());
            }
            Part part = new Part(before);
            boolean isMore = false;
            for (LogStream stream : LogStream.values()) {
                Path file = Objects.requireNonNull(files.byStream().get(stream));
                if (before.isFull() && stream != LogStream.PREPARE_OUTPUT) {
                    cut(file, 0);
                } else {
                    isMore |= part.read(stream, file, isAll);
                }
            }
            Tail after = isAll && !isMore ? part.tail.over() : part.tail;
            chunks.add(job, part.lines);
            if (!after.equals(before)) {
                chunks.keep(job, after);
            }
            return new Kept(isMore, after.isFull());
        }));
    }

    /** Before anything else: the database may be away while the files grow. */
    private static void cut(LogFiles files, long length) {
        cut(files.output(), length);
        cut(files.errors(), length);
    }

    /** What is not kept needs no room on the disk either: whoever writes appends at the new end. */
    private static void cut(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (NoSuchFileException _) {
            // nothing was printed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of one transaction. */
    private final class Part {

        private final List<LogLine> lines = new ArrayList<>();
        private Tail tail;

        Part(Tail tail) {
            this.tail = tail;
        }

        /** False when the file has no more. */
        boolean read(LogStream stream, Path file, boolean isAll) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long offset = tail.offset(stream) <= channel.size() ? tail.offset(stream) : 0; // the job emptied it
                long end = end(stream, channel.size());
                ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(end - offset, 0, PART));
                int length = fill(channel, bytes, offset);
                boolean isMore = offset + length < end;
                Cutting cutting = Cutting.of(bytes.array(), length, isAll && !isMore);
                cutting.lines().forEach(line -> add(stream, line));
                tail = tail.at(stream, offset + cutting.used());
                return isMore;
            } catch (NoSuchFileException _) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long end(LogStream stream, long size) {
            return stream == LogStream.PREPARE_OUTPUT ? Math.min(size, MOST_PREPARATION) : size;
        }

        private static int fill(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {
                // until it is full
            }
            return bytes.position();
        }

        private void add(LogStream stream, String text) {
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
            long nano = Math.max(tail.lastNano() + 1, nanos(clock.instant()));
            lines.add(new LogLine(nano, stream, text));
            tail = tail.with(nano, size);
        }

        private String amount() {
            return cap < MEBIBYTE ? cap + " bytes" : cap / MEBIBYTE + " MiB";
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }
}
