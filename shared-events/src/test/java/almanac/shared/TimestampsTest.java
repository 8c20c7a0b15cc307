package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "1970-01-01T00:00:00.000000001Z",
                "2026-12-31T23:59:59.999999999-11:30",
                "2024-02-29T00:00:00.5+14:00",
                "0000-01-01T00:00:00.120-00:00",
                "2026-03-01T12:00:00.000+18:00",
            })
    void a_time_with_its_zone_is_read_as_exactly_as_it_says(String text) {
        assertThat(Timestamps.withZone("at", text)).isEqualTo(OffsetDateTime.parse(text));
    }

    @Test
    void letters_may_be_small_and_a_blank_may_stand_between_day_and_time() {
        assertThat(Timestamps.withZone("at", "2026-03-01 12:00:00z"))
                .isEqualTo(OffsetDateTime.parse("2026-03-01T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00",
                "2026-03-01T12:00Z",
                "2026-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-03-01T12:00:00.Z",
                "2026-03-01T12:00:00.1234567890Z",
                "2026-03-01T12:00:00+01:60",
                "2026-03-01T12:00:00+18:01",
                "2026-03-01T12:00:00+0100",
                "2026-03-01T12:00:00ZZ",
                "",
            })
    void what_is_no_time_with_its_zone_is_refused(String text) {
        assertThatThrownBy(() -> Timestamps.withZone("at", text))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("at: ");
    }
}
