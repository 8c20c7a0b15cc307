package almanac.storage.custommetric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedNumbersTest {

    private final RememberedNumbers<String> numbers = new RememberedNumbers<>(String::length);

    @Test
    void short_keys_are_remembered_by_the_ten_thousand() {
        IntStream.range(0, 50_000).forEach(i -> numbers.addAll(Map.of("key" + i, i)));
        assertThat(numbers.get("key0")).isZero();
        assertThat(numbers.get("key49999")).isEqualTo(49_999);
    }

    @Test
    void long_keys_are_forgotten_before_they_fill_the_memory() {
        String tail = "x".repeat((int) (RememberedNumbers.MOST_CHARACTERS / 10));
        IntStream.range(0, 15).forEach(i -> numbers.addAll(Map.of(i + tail, i)));
        long held = IntStream.range(0, 15)
                .filter(i -> numbers.get(i + tail) != null)
                .count();
        assertThat(held).isBetween(1L, 10L);
        assertThat(numbers.get(14 + tail)).isEqualTo(14);
    }

    @Test
    void a_key_that_is_added_again_counts_once() {
        String key = "x".repeat((int) (RememberedNumbers.MOST_CHARACTERS / 10));
        numbers.addAll(Map.of("first", 1));
        IntStream.range(0, 15).forEach(_ -> numbers.addAll(Map.of(key, 2)));
        assertThat(numbers.get("first")).isEqualTo(1);
    }
}
