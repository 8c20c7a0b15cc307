package almanac.storage.custommetric;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the numbers of keys until these are too much to hold. Keys are bounded by their characters, since a caller
 * chooses how long each one is.
 */
final class RememberedNumbers<K> {

    static final long MOST_CHARACTERS = 20_000_000;
    private static final int CHARACTERS_A_KEY = 100;

    private final ToIntFunction<K> characters;
    private final Map<K, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();

    RememberedNumbers(ToIntFunction<K> characters) {
        this.characters = characters;
    }

    @Nullable
    Integer get(K key) {
        return numbers.get(key);
    }

    /** Adds the numbers; all former ones are forgotten first when the keys have become too much. */
    void addAll(Map<K, Integer> added) {
        added.forEach((key, number) -> {
            if (held.get() > MOST_CHARACTERS) {
                numbers.clear();
                held.set(0);
            }
            if (numbers.put(key, number) == null) {
                held.addAndGet(CHARACTERS_A_KEY + characters.applyAsInt(key));
            }
        });
    }
}
