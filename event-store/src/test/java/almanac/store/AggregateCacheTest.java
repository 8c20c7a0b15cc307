package almanac.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {

    private static final int MOST = 1 << 20;

    private final AggregateCache.Memory memory = new AggregateCache.Memory(MOST);
    private final AggregateCache projects = new AggregateCache("project", memory);
    private final AggregateCache goals = new AggregateCache("goal", memory);

    /** As an aggregate is: texts and collections of them. */
    private static final class Large {

        final Map<String, String> texts = new HashMap<>();
        final Large itself = this;
    }

    /** As the framework wraps it. */
    private static final class Entry {

        final Object aggregate;

        Entry(Object aggregate) {
            this.aggregate = aggregate;
        }
    }

    @Test
    void all_kinds_together_are_bounded_by_what_they_hold() {
        for (int n = 0; n < 100; n++) {
            projects.put("p" + n, new Entry(large(50_000)));
            goals.put("g" + n, new Entry(large(50_000)));
        }
        assertThat(memory.bytes()).isBetween(MOST / 2L, (long) MOST);
    }

    @Test
    void small_ones_stay_and_are_looked_for_among_their_kind() {
        projects.put("1", large(10));
        goals.put("2", large(10));
        assertThat(projects.containsKey("1")).isTrue();
        assertThat(goals.containsKey("1")).isFalse();
        projects.removeAll();
        assertThat(projects.containsKey("1")).isFalse();
        assertThat(goals.containsKey("2")).isTrue();
    }

    private static Large large(int characters) {
        Large large = new Large();
        large.texts.put("text", "x".repeat(characters));
        return large;
    }
}
