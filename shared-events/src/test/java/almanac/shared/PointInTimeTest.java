package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {

    @Test
    void digits_are_a_position() {
        assertThat(PointInTime.parse("asOf", "0")).isEqualTo(new PointInTime.Position(0));
        assertThat(PointInTime.parse("asOf", "0042")).isEqualTo(new PointInTime.Position(42));
        assertThat(PointInTime.parse("asOf", "9".repeat(18)))
                .isEqualTo(new PointInTime.Position(999_999_999_999_999_999L));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01t12:00:00.5z, 2026-03-01T12:00:00.5Z",
        "2026-03-01T12:00:00.123456789Z, 2026-03-01T12:00:00.123456789Z",
        "2026-03-01T12:00:00+01:00, 2026-03-01T11:00:00Z",
        "2026-03-01T12:00:00-00:30, 2026-03-01T12:30:00Z",
    })
    void a_time_may_be_in_any_zone(String text, Instant expected) {
        assertThat(PointInTime.parse("asOf", text)).isEqualTo(new PointInTime.Time(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.0",
                "1e3",
                "0x1f",
                "9999999999999999999",
                "now",
                "2026-03-01",
                "2026-03-01T12:00:00",
                "2026-03-01T12:00Z",
                "2026-03-01 12:00:00Z",
                "2026-03-01T12:00:00 01:00",
                "2026-02-30T12:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T12:00:00+19:00",
                "2026-03-01T12:00:00.Z",
                "+12026-03-01T12:00:00Z",
                "2026-03-01T12:00:00Z,5",
                "٣",
            })
    void anything_else_is_refused_by_the_name_of_the_parameter(String text) {
        assertThatThrownBy(() -> PointInTime.parse("asOf", text))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("asOf: must be a position in the log, or a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "42", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00.123Z"})
    void its_text_is_read_again(String text) {
        PointInTime moment = PointInTime.parse("asOf", text);
        assertThat(PointInTime.parse(moment.toString())).isEqualTo(moment);
    }
}
