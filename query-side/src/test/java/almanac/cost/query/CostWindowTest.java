package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DomainException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z"); // a Wednesday

    /** A Wednesday, a Sunday and the first of a month after a February, each at its first and last second. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            today,     2026-03-11T00:00:00Z, 2026-03-11T00:00:00Z, 2026-03-12T00:00:00Z
            today,     2026-03-11T23:59:59Z, 2026-03-11T00:00:00Z, 2026-03-12T00:00:00Z
            yesterday, 2026-03-01T00:00:00Z, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z
            yesterday, 2026-03-11T23:59:59Z, 2026-03-10T00:00:00Z, 2026-03-11T00:00:00Z
            week,      2026-03-11T23:59:59Z, 2026-03-08T00:00:00Z, 2026-03-12T00:00:00Z
            week,      2026-03-08T00:00:00Z, 2026-03-08T00:00:00Z, 2026-03-09T00:00:00Z
            week,      2026-03-07T23:59:59Z, 2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z
            month,     2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z
            month,     2026-02-28T23:59:59Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z
            lastweek,  2026-03-08T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z
            lastweek,  2026-03-07T23:59:59Z, 2026-02-22T00:00:00Z, 2026-03-01T00:00:00Z
            lastmonth, 2026-03-01T00:00:00Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z
            lastmonth, 2026-03-31T23:59:59Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z
            1d,        2026-03-11T23:59:59Z, 2026-03-11T00:00:00Z, 2026-03-12T00:00:00Z
            30d,       2026-03-11T00:00:00Z, 2026-02-10T00:00:00Z, 2026-03-12T00:00:00Z
            2w,        2026-03-11T12:00:00Z, 2026-02-26T00:00:00Z, 2026-03-12T00:00:00Z
            1h,        2026-03-11T12:00:01Z, 2026-03-11T12:00:00Z, 2026-03-11T13:00:00Z
            1h,        2026-03-11T12:00:00Z, 2026-03-11T11:00:00Z, 2026-03-11T12:00:00Z
            90m,       2026-03-11T12:00:01Z, 2026-03-11T10:31:00Z, 2026-03-11T12:01:00Z
            """)
    void each_word_is_a_time_in_utc(String word, Instant now, Instant from, Instant to) {
        assertThat(CostWindow.of(word, null, null, now)).isEqualTo(new CostSpan(from, to));
    }

    @Test
    void two_times_are_a_window_in_seconds_or_as_rfc_3339() {
        CostSpan march = new CostSpan(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(CostWindow.of("2026-03-01T00:00:00Z,2026-04-01T02:00:00+02:00", null, null, NOON))
                .isEqualTo(march);
        assertThat(CostWindow.of("1772323200, 1775001600", null, null, NOON)).isEqualTo(march);
    }

    @Test
    void start_and_end_narrow_it() {
        assertThat(CostWindow.of("month", "2026-03-02T00:00:00Z", "2026-03-05T12:00:00Z", NOON))
                .isEqualTo(new CostSpan(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-05T12:00:00Z")));
        assertThatThrownBy(() -> CostWindow.of("month", "2026-02-28T23:59:59Z", null, NOON))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("start: ");
        assertThatThrownBy(() -> CostWindow.of("month", "2026-03-05T00:00:00Z", "2026-03-05T00:00:00Z", NOON))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("end: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "fortnight",
                "Today",
                "0d",
                "367d",
                "999999999w",
                "1y",
                "-1d",
                ",",
                "a,b",
                "1772323200",
                "2026-03-01T00:00:00Z,",
                "2026-03-02T00:00:00Z,2026-03-01T00:00:00Z",
                "2026-03-01,2026-04-01",
                "1,2,3",
                "1969-12-31T00:00:00Z,1970-01-02T00:00:00Z"
            })
    void anything_else_is_refused_by_name(String window) {
        assertThatThrownBy(() -> CostWindow.of(window, null, null, NOON))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("window: ");
    }

    @Test
    void a_window_falls_apart_into_its_days() {
        CostSpan window = CostWindow.of("2026-03-01T18:00:00Z,2026-03-03T06:00:00Z", null, null, NOON);
        assertThat(window.days()).extracting(CostSpan::lengthMs).containsExactly(21_600_000L, 86_400_000L, 21_600_000L);
        assertThat(window.days()).extracting(CostSpan::isWholeDay).containsExactly(false, true, false);
    }
}
