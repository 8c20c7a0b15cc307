package almanac.projection;

import almanac.store.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Reads a part of the log in chunks, ahead on a thread of its own while the chunk before is folded. */
final class ChunkedLog implements AutoCloseable {

    private static final int CHUNK = 10_000;

    /** Characters of a chunk that has fewer events, because they are long. */
    private static final long CHUNK_CHARACTERS = 2 << 20;

    private static final int AHEAD = 2;

    private final Source events;
    private final long until;
    private long characters;
    private final BlockingQueue<Chunk> read = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private volatile boolean closed;

    /** The source of the events. */
    @FunctionalInterface
    interface Source {

        /**
         * Begins to read.
         *
         * @param read is told of each event how long it is, before it is given
         */
        Stream<? extends TrackedEventMessage<?>> open(LongConsumer read);
    }

    /**
     * Some events in the order of the log.
     *
     * @param last position up to which the log has been read with them
     * @param isLast whether that is all
     * @param fault why no more could be read
     */
    record Chunk(
            List<DomainEventMessage<?>> events,
            long last,
            boolean isLast,
            @Nullable Throwable fault) {}

    /**
     * Starts reading.
     *
     * @param after position of the last event that is not wanted
     * @param until position of the last one that is, not beyond the high-water mark
     */
    ChunkedLog(LogReader log, long after, long until) {
        this(read -> log.after(after, read), until);
    }

    /** Starts reading the given source, until it ends or an event comes from beyond the position. */
    ChunkedLog(Source events, long until) {
        this.events = events;
        this.until = until;
        this.reader = Thread.ofVirtual().name("log-reader").start(this::readAhead);
    }

    /** Returns the next chunk, which may be empty when it is the last. */
    Chunk next() {
        try {
            Chunk chunk = read.take();
            if (chunk.fault() != null) {
                throw new IllegalStateException(
                        "the log cannot be read: " + chunk.fault().getMessage(), chunk.fault());
            }
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log is read", e);
        }
    }

    private void readAhead() {
        try {
            read.put(lastAfter());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Chunk lastAfter() throws InterruptedException {
        try (Stream<? extends TrackedEventMessage<?>> opened = events.open(length -> characters += length)) {
            Iterator<? extends TrackedEventMessage<?>> each = opened.iterator();
            List<DomainEventMessage<?>> chunk = new ArrayList<>();
            Optional<DomainEventMessage<?>> event = next(each);
            while (event.isPresent()) {
                chunk.add(event.get());
                if (chunk.size() == CHUNK || characters >= CHUNK_CHARACTERS) {
                    read.put(new Chunk(chunk, position(event.get()), false, null));
                    chunk = new ArrayList<>();
                    characters = 0;
                }
                event = next(each);
            }
            return new Chunk(chunk, until, true, null);
        } catch (RuntimeException | Error fault) { // the thread that folds must hear of it
            return new Chunk(List.of(), 0, true, fault);
        }
    }

    private Optional<DomainEventMessage<?>> next(Iterator<? extends TrackedEventMessage<?>> each) {
        if (closed || !each.hasNext()) {
            return Optional.empty();
        }
        DomainEventMessage<?> event = (DomainEventMessage<?>) each.next();
        event.getPayload(); // unpacked on this thread
        return position(event) > until ? Optional.empty() : Optional.of(event);
    }

    /** Reads a short part in the transaction at hand and gives it chunk by chunk; returns how many events it has. */
    static long eachChunk(LogReader log, long after, long until, Consumer<List<DomainEventMessage<?>>> fold) {
        AtomicLong characters = new AtomicLong();
        long count = 0;
        try (Stream<? extends TrackedEventMessage<?>> events = log.after(after, characters::addAndGet)) {
            List<DomainEventMessage<?>> chunk = new ArrayList<>();
            Iterator<? extends DomainEventMessage<?>> each = events.map(event -> (DomainEventMessage<?>) event)
                    .takeWhile(event -> position(event) <= until)
                    .iterator();
            while (each.hasNext()) {
                chunk.add(each.next());
                count++;
                if (characters.get() >= CHUNK_CHARACTERS || !each.hasNext()) {
                    fold.accept(chunk);
                    chunk = new ArrayList<>();
                    characters.set(0);
                }
            }
        }
        return count;
    }

    static long position(DomainEventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }

    @Override
    public void close() {
        closed = true; // an interrupt would break the reader's connection
        boolean ended = false;
        while (!ended) {
            read.clear();
            try {
                ended = reader.join(Duration.ofMillis(20));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }
}
