package almanac.monitoring.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRangeTest {

    /** Which of the values 1, 2, 3, 4, 5 are in the range. */
    @ParameterizedTest
    @CsvSource({
        "LESS_THAN, , 3, 12",
        "LESS_THAN, 3, , 12",
        "LESS_THAN, 1, 3, 12",
        "LESS_THAN_EQUAL, , 3, 123",
        "LESS_THAN_EQUAL, 3, , 123",
        "LESS_THAN_EQUAL, 1, 3, 123",
        "GREATER_THAN, 3, , 45",
        "GREATER_THAN, , 3, 45",
        "GREATER_THAN, 3, 4, 45",
        "GREATER_THAN_EQUAL, 3, , 345",
        "GREATER_THAN_EQUAL, , 3, 345",
        "GREATER_THAN_EQUAL, 3, 4, 345",
        "BETWEEN, 2, 4, 234",
        "BETWEEN, 3, 3, 3",
        "BETWEEN, 3, , 345",
        "BETWEEN, , 3, 123",
    })
    void limits_count_on_their_side(
            RangeCondition condition, @Nullable Double lower, @Nullable Double upper, String within) {
        TargetRange range = TargetRange.of(condition, lower, upper);
        StringBuilder found = new StringBuilder();
        for (int value = 1; value <= 5; value++) {
            if (range.contains(value)) {
                found.append(value);
            }
        }
        assertThat(found).hasToString(within);
        assertThat(range.inWords()).doesNotContain("null");
    }

    @Test
    void a_limit_of_nothing_is_a_limit() {
        assertThat(TargetRange.of(RangeCondition.GREATER_THAN, 0.0, null).contains(0))
                .isFalse();
        assertThat(TargetRange.of(RangeCondition.BETWEEN, 0.0, 0.0).contains(-0.1))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "greaterThan, GREATER_THAN",
        "GREATER_THAN, GREATER_THAN",
        "lessthanequal, LESS_THAN_EQUAL",
        "Between, BETWEEN"
    })
    void conditions_are_read_in_any_case(String text, RangeCondition condition) {
        assertThat(RangeCondition.named(text)).contains(condition);
        assertThat(RangeCondition.named(text + "x")).isEmpty();
    }
}
