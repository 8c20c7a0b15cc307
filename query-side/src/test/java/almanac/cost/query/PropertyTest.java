package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.cost.query.Property.Choices;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The generator that the invariants of cost are tried with. */
class PropertyTest {

    private static List<Integer> numbers(Choices choices) {
        return choices.some(20, each -> each.below(1_000));
    }

    @Test
    void a_failing_claim_is_shown_by_about_the_smallest_thing_that_breaks_it() {
        assertThatThrownBy(() -> Property.holds(
                        200, 1, PropertyTest::numbers, list -> assertThat(list).allMatch(each -> each < 500)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to [500]");
    }

    @Test
    void a_claim_that_holds_is_tried_as_often_as_was_said_on_many_things() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger longOnes = new AtomicInteger();
        Property.holds(100, 1, PropertyTest::numbers, list -> {
            tries.incrementAndGet();
            longOnes.addAndGet(list.size() > 10 ? 1 : 0);
        });
        assertThat(tries).hasValue(100);
        assertThat(longOnes.get()).isBetween(20, 80);
    }
}
