package almanac.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Adapts Caffeine as Axon's cache of one kind of aggregates: bounded in bytes, for all kinds together ({@link Memory}).
 * It evicts the least used entries, not whatever a garbage collection finds.
 */
final class AggregateCache implements Cache {

    private final String kind;
    private final com.github.benmanes.caffeine.cache.Cache<Place, Object> entries;

    AggregateCache(String kind, Memory memory) {
        this.kind = kind;
        this.entries = memory.entries;
    }

    /** The memory that all caches share: aggregates have from a kilobyte to megabytes. */
    static final class Memory {

        private final com.github.benmanes.caffeine.cache.Cache<Place, Object> entries;

        Memory(long bytes) {
            this.entries = Caffeine.newBuilder()
                    .maximumWeight(bytes)
                    .weigher((Place place, Object entry) -> AggregateSize.of(entry))
                    .build();
        }

        /** Returns how many bytes the cached aggregates have. */
        long bytes() {
            entries.cleanUp();
            return entries.policy().eviction().orElseThrow().weightedSize().orElseThrow();
        }
    }

    /** The key of an aggregate: ids of one kind are looked for among their own kind only. */
    private record Place(String kind, Object id) {}

    private Place place(Object id) {
        return new Place(kind, id);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <K, V> @Nullable V get(K key) {
        return (V) entries.getIfPresent(place(key));
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(place(key), value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(place(key), value) == null;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller put it there
    public <T> T computeIfAbsent(Object key, Supplier<T> valueSupplier) {
        return (T) entries.get(place(key), missing -> valueSupplier.get());
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(place(key)) != null;
    }

    @Override
    public void removeAll() {
        entries.asMap().keySet().removeIf(place -> place.kind().equals(kind));
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(place(key));
    }

    @Override
    @SuppressWarnings("unchecked") // the caller put it there
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.asMap().computeIfPresent(place(key), (same, value) -> update.apply((V) value));
    }

    /** Registers no listener: only the framework's weak references need to hear of entries. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
