package almanac.storage.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves what jobs print from their files into the database. The position in the files is kept with the lines, in the
 * same transaction: whenever a server is killed, the next one goes on with the first line that was not kept.
 */
public final class LogTailer implements AutoCloseable {

    /** Longest time that one call keeps a job's thread from looking at the job. */
    private static final Duration LONGEST_FOLLOW = Duration.ofMillis(200);

    /**
     * Bytes beyond twice the cap, for the ends of lines are not all counted: nothing is kept of what comes later in a
     * file.
     */
    private static final long MARGIN = 1 << 20;

    private static final long NANOS = 1_000_000_000L;

    private final LogChunks chunks;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final long cap;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, WriteOrder> orders = new ConcurrentHashMap<>();
    private final LogWatch watch = new LogWatch();

    /** Creates the tailer, with the number of bytes that is kept of one job. */
    public LogTailer(LogChunks chunks, TransactionOperations transaction, InstantSource clock, long cap) {
        this.chunks = chunks;
        this.transaction = transaction;
        this.clock = clock;
        this.cap = cap;
    }

    /**
     * Keeps what is new in the files. A line that has no end yet is shown when nothing has come for a second, and
     * replaced by what it becomes. Returns soon: a job may print faster than it can be kept, and the next look goes on.
     */
    public void follow(String job, LogFiles files) {
        Seen last = seen.get(job);
        boolean wasFull = last != null && last.isFull();
        cut(files, wasFull ? 0 : 2 * cap + MARGIN);
        WriteOrder order = orders.computeIfAbsent(job, _ -> new WriteOrder());
        watch.begin(folder(files), () -> order.note(Look.at(files)));
        Look now = Look.at(files);
        if (last != null && now.isAsLongAs(last.look()) && !(last.isWaiting() && isSilent(now))) {
            return;
        }
        order.note(now);
        long end = System.nanoTime() + LONGEST_FOLLOW.toNanos();
        Kept kept = keepPart(job, files, order, false);
        while (kept.isMore() && System.nanoTime() < end) {
            kept = keepPart(job, files, order, false);
        }
        if (!kept.isMore()) {
            seen.put(job, new Seen(now, kept.isFull(), kept.isWaiting()));
            order.forgetUntil(now);
        }
    }

    /** As {@link #follow}, to the end; the job prints nothing more. */
    public void finish(String job, LogFiles files) {
        watch.end(folder(files));
        seen.remove(job);
        cut(files, 2 * cap + MARGIN);
        WriteOrder order = orders.computeIfAbsent(job, _ -> new WriteOrder());
        order.note(Look.at(files));
        while (keepPart(job, files, order, true).isMore()) {
            // until there is no more
        }
        orders.remove(job);
    }

    private static Path folder(LogFiles files) {
        return Objects.requireNonNull(files.output().toAbsolutePath().getParent());
    }

    private boolean isSilent(Look look) {
        return look.isSilentSince(nanos(clock.instant()) - LogPass.SILENCE);
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }

    /**
     * A look after which all was kept.
     *
     * @param isWaiting whether something has no end yet and is not shown
     */
    private record Seen(Look look, boolean isFull, boolean isWaiting) {}

    /**
     * Outcome of one transaction.
     *
     * @param isMore not all was kept
     */
    private record Kept(boolean isMore, boolean isFull, boolean isWaiting) {}

    private Kept keepPart(String job, LogFiles files, WriteOrder order, boolean isAll) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Tail before = chunks.hold(job);
            if (before.isOver()) {
                return new Kept(false, before.isFull(), false);
            }
            LogPass pass = new LogPass(files, before, cap, nanos(clock.instant()));
            if (before.isFull()) {
                cut(files, 0);
            }
            boolean isMore = pass.read(order.parts());
            if (!isMore) {
                pass.end(isAll, time -> chunks.line(job, time));
            }
            pass.replaced().forEach(time -> chunks.remove(job, time));
            chunks.add(job, pass.lines());
            pass.open().forEach(line -> chunks.add(job, List.of(line)));
            Tail after = isAll && !isMore ? pass.tail().over() : pass.tail();
            if (!after.equals(before)) {
                chunks.keep(job, after);
            }
            return new Kept(isMore, after.isFull(), pass.isWaiting());
        }));
    }

    /** Cuts the files before anything else: the database may be away while they grow. */
    private static void cut(LogFiles files, long length) {
        cut(files.output(), length);
        cut(files.errors(), length);
    }

    /**
     * Cuts a file: what is not kept needs no room on the disk either. A process that writes to it appends at the new
     * end.
     */
    private static void cut(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (NoSuchFileException _) {
            // nothing was printed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }
}
