package almanac.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamedListTest {

    private final List<Integer> parts = new ArrayList<>();

    @Test
    void what_fits_into_one_part_is_an_ordinary_list() {
        List<String> few = list(10, 1_000);
        assertThat(few).isNotInstanceOf(StreamedList.class).hasSize(10);
        assertThat(parts).containsExactly(10);
    }

    @Test
    void a_part_has_no_more_bytes_than_it_may_and_all_items_come_in_order() {
        List<String> many = list(1_000, StreamedList.PART / 10);
        assertThat(parts).as("the first is fetched at once").containsExactly(10);
        assertThat(many).containsExactlyElementsOf(names(1_000));
        assertThat(parts).hasSize(100).allMatch(size -> size == 10);
    }

    @Test
    void an_item_that_is_larger_than_a_part_is_one_of_its_own() {
        assertThat(new ArrayList<>(list(3, StreamedList.PART * 3))).hasSize(3);
        assertThat(parts).containsExactly(1, 1, 1);
    }

    @Test
    void items_without_bytes_are_fetched_by_the_hundred() {
        assertThat(new ArrayList<>(list(1_000, 0))).hasSize(1_000);
        assertThat(parts).allMatch(size -> size <= 200);
    }

    @Test
    void what_has_come_to_nothing_is_passed_over() {
        List<String> found = StreamedList.of(
                keys(1_000),
                this::sizes,
                some -> some.stream()
                        .filter(key -> key % 2 == 0)
                        .map(StreamedListTest::name)
                        .toList());
        assertThat(new ArrayList<>(found)).hasSize(500);
        assertThat(found.stream().toList()).hasSize(500);
    }

    @Test
    void a_page_is_made_other_items_part_by_part() {
        Page<String> page = new Page<>(list(100, StreamedList.PART / 10), 100).map(name -> name + "!");
        assertThat(parts).containsExactly(10);
        assertThat(page.items()).hasSize(100).last().isEqualTo("99!");
    }

    @Test
    void as_one_message_a_page_is_whole_or_refused() {
        Page<String> page = new Page<>(list(100, StreamedList.PART / 10), 100);
        assertThat(page.whole(11 * StreamedList.PART).items())
                .isNotInstanceOf(StreamedList.class)
                .hasSize(100);
        assertThatThrownBy(() -> page.whole(9 * StreamedList.PART)).isInstanceOf(DomainException.class);
    }

    private List<String> list(int count, long bytes) {
        return StreamedList.of(
                keys(count),
                some -> some.stream().collect(Collectors.toMap(Function.identity(), key -> bytes)),
                some -> {
                    parts.add(some.size());
                    return some.stream().map(StreamedListTest::name).toList();
                });
    }

    private Map<Integer, Long> sizes(List<Integer> keys) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), key -> StreamedList.PART / 10));
    }

    private static List<Integer> keys(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<String> names(int count) {
        return keys(count).stream().map(StreamedListTest::name).toList();
    }

    private static String name(int key) {
        return Integer.toString(key);
    }
}
