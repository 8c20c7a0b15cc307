package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareTierIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"small-k8s", "GPU_2.large", "7", "66b0000000000000000000a"})
    void an_id_is_a_short_name(String value) {
        assertThat(new HardwareTierId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-small",
                "small tier",
                "small/tier",
                "registered-model:churn",
                "66b0000000000000000000a1",
                "123e4567-e89b-12d3-a456-426614174000",
            })
    void what_is_no_name_or_looks_like_the_id_of_something_else_is_refused(String value) {
        assertThatThrownBy(() -> new HardwareTierId(value))
                .isInstanceOf(DomainException.class)
                .hasMessage("%s is not a valid ID", value);
    }
}
