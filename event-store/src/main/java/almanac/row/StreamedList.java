package almanac.row;

import almanac.memory.MemoryAdmission;
import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;

/**
 * A list whose items are fetched part by part while it is gone through, each part bounded in bytes: the memory of a
 * page does not grow with the page. Its items are settled when it is made, by their keys; an item whose key has come to
 * nothing since is passed over, so {@link #size} is an upper bound. It can be gone through forwards, any number of
 * times, and is fetched each time.
 *
 * @param <K> the key of an item
 * @param <T> the items
 */
public final class StreamedList<K, T> extends AbstractSequentialList<T> {

    /** Bytes of one part; an item that has more is a part of its own. */
    public static final long PART = 256 * 1024;

    /**
     * Bytes of objects for each byte that is read, made an item, and written: texts and objects take more than their
     * bytes.
     */
    static final long OBJECTS_PER_BYTE = 8;

    /** Number of items whose sizes are looked up at once. */
    private static final int LOOKED_UP = 200;

    private final List<K> keys;
    private final Function<List<K>, Map<K, Long>> sizes;
    private final Function<List<K>, List<T>> fetch;
    private final Part<K, T> first;

    private StreamedList(
            List<K> keys, Function<List<K>, Map<K, Long>> sizes, Function<List<K>, List<T>> fetch, Part<K, T> first) {
        this.keys = keys;
        this.sizes = sizes;
        this.fetch = fetch;
        this.first = first;
    }

    /**
     * Some items.
     *
     * @param end index of the first key behind them
     * @param known sizes that are looked up already
     */
    private record Part<K, T>(List<T> items, int end, Map<K, Long> known) {}

    /**
     * Returns the items of the keys, in their order; an ordinary list when they are one part. The first part is fetched
     * now, so that a failure is refused before an answer begins.
     *
     * @param sizes the bytes that items have, by key; one that is missing has none
     * @param fetch the items of some keys, in their order
     */
    public static <K, T> List<T> of(
            List<K> keys, Function<List<K>, Map<K, Long>> sizes, Function<List<K>, List<T>> fetch) {
        Part<K, T> first = part(keys, 0, Map.of(), sizes, fetch);
        return first.end() == keys.size() ? first.items() : new StreamedList<>(keys, sizes, fetch, first);
    }

    /** Returns the first of the keys, whose items are one part together; at least one, unless the list is empty. */
    public static <K> List<K> fitting(List<K> keys, Function<List<K>, Map<K, Long>> sizes) {
        return part(keys, 0, Map.of(), sizes, Function.<List<K>>identity()).items();
    }

    private static <K, T> Part<K, T> part(
            List<K> keys,
            int start,
            Map<K, Long> known,
            Function<List<K>, Map<K, Long>> sizes,
            Function<List<K>, List<T>> fetch) {
        if (start == keys.size()) {
            return new Part<>(List.of(), start, Map.of());
        }
        Map<K, Long> bytes = known;
        int end = start;
        long read = 0;
        while (end < keys.size()) {
            if (!bytes.containsKey(keys.get(end))) {
                if (end - start >= LOOKED_UP) {
                    break;
                }
                bytes = lookedUp(keys.subList(end, Math.min(keys.size(), end + LOOKED_UP)), sizes);
            }
            long size = Objects.requireNonNull(bytes.get(keys.get(end)));
            if (read + size > PART && end > start) {
                break;
            }
            read += size;
            end++;
        }
        MemoryAdmission.cover(read * OBJECTS_PER_BYTE);
        return new Part<>(fetch.apply(keys.subList(start, end)), end, bytes);
    }

    private static <K> Map<K, Long> lookedUp(List<K> keys, Function<List<K>, Map<K, Long>> sizes) {
        Map<K, Long> all = new HashMap<>();
        keys.forEach(key -> all.put(key, 0L));
        all.putAll(sizes.apply(keys));
        return all;
    }

    /** Returns the same list of other items, made part by part as well. */
    <U> List<U> mapParts(Function<? super List<T>, ? extends List<U>> wire) {
        return new StreamedList<>(
                keys,
                sizes,
                some -> wire.apply(fetch.apply(some)),
                new Part<>(wire.apply(first.items()), first.end(), first.known()));
    }

    /** Reads all items into memory, for a caller that needs them together; waits for the memory, or is refused. */
    public static <T> List<T> held(List<T> list) {
        if (list instanceof StreamedList<?, T> streamed) {
            MemoryAdmission.cover(streamed.bytes(Long.MAX_VALUE) * OBJECTS_PER_BYTE);
        }
        return List.copyOf(list);
    }

    /** Counts the bytes of all items together; stops when there are more than so many. */
    private long bytes(long most) {
        long sum = 0;
        for (int start = 0; start < keys.size() && sum <= most; start += LOOKED_UP) {
            Map<K, Long> some = sizes.apply(keys.subList(start, Math.min(keys.size(), start + LOOKED_UP)));
            sum += some.values().stream().mapToLong(Long::longValue).sum();
        }
        return sum;
    }

    /** Reads all items into memory; refused when they are more than so many bytes. */
    List<T> whole(long mostBytes, Function<Long, ? extends RuntimeException> refusal) {
        if (bytes(mostBytes) > mostBytes) {
            throw refusal.apply(mostBytes);
        }
        return new ArrayList<>(this);
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public Spliterator<T> spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED);
    }

    @Override
    public ListIterator<T> listIterator(int index) {
        ListIterator<T> iterator = new Forwards();
        for (int n = 0; n < index; n++) {
            iterator.next();
        }
        return iterator;
    }

    private final class Forwards implements ListIterator<T> {

        private Part<K, T> part = first;
        private int next;
        private int passed;

        @Override
        public boolean hasNext() {
            while (next == part.items().size() && part.end() < keys.size()) {
                int start = part.end();
                Map<K, Long> known = part.known();
                part = new Part<>(List.of(), start, known); // drops the part that has been gone through first
                part = part(keys, start, known, sizes, fetch);
                next = 0;
            }
            return next < part.items().size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            passed++;
            return part.items().get(next++);
        }

        @Override
        public int nextIndex() {
            return passed;
        }

        @Override
        public int previousIndex() {
            return passed - 1;
        }

        @Override
        public boolean hasPrevious() {
            return passed > 0;
        }

        @Override
        public T previous() {
            throw new UnsupportedOperationException("it is gone through forwards");
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException("it is only read");
        }

        @Override
        public void set(T item) {
            throw new UnsupportedOperationException("it is only read");
        }

        @Override
        public void add(T item) {
            throw new UnsupportedOperationException("it is only read");
        }
    }
}
