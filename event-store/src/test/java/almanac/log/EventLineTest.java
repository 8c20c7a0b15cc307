package almanac.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.store.LoggedEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {

    private static final String GOOD =
            "{\"position\":1,\"id\":\"i\",\"time\":\"2026-01-31T12:00:00.120Z\",\"stream\":\"s\","
                    + "\"sequence\":0,\"type\":\"almanac.B$C\",\"payload\":{},\"metadata\":{}}";

    @Test
    void payload_and_metadata_are_kept_to_the_letter() throws Exception {
        LoggedEvent event =
                event("{ \"z\":1.00, \"a\":1e2,\"big\":123456789012345678901234567890, \"t\":\"\\u0041\\/ü😀\"}");
        String line = EventLine.write(event);
        assertThat(line).contains(event.payload()).doesNotContain("\n");
        assertThat(EventLine.read(line)).isEqualTo(event);
    }

    @Test
    void what_may_be_absent_is_left_out() throws Exception {
        assertThat(EventLine.write(EventLine.read(GOOD))).isEqualTo(GOOD.replace(".120Z", ".120Z"));
        assertThat(EventLine.read(GOOD).streamType()).isNull();
        assertThat(EventLine.read(GOOD).simpleType()).isEqualTo("C");
    }

    @Test
    void line_breaks_of_another_writer_do_not_break_the_line() throws Exception {
        String line = EventLine.write(event("{\r\n\"a\":\"b\\n\"}"));
        assertThat(line.lines()).hasSize(1);
        assertThat(EventLine.read(line).payload()).isEqualTo("{  \"a\":\"b\\n\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"position\":\"1\"}",
                "{\"position\":99999999999999999999}",
                "{\"more\":1}",
                "{\"payload\":[]}"
            })
    void what_is_no_event_is_not_read(String line) {
        assertThatThrownBy(() -> EventLine.read(line)).isInstanceOf(EventLine.Unreadable.class);
    }

    @Test
    void an_event_is_read_whole_or_not_at_all() {
        assertThatThrownBy(() -> EventLine.read(GOOD + "{}")).hasMessageContaining("follows");
        assertThatThrownBy(() -> EventLine.read(GOOD.replace("\"s\"", "\"\""))).hasMessageContaining("stream");
        assertThatThrownBy(() -> EventLine.read(GOOD.replace("2026-01", "2026-13")))
                .hasMessageContaining("time");
        assertThatThrownBy(() -> EventLine.read(GOOD.replace("\"id\":\"i\",", "\"id\":\"i\",\"id\":\"j\",")))
                .isInstanceOf(EventLine.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Runtime", "almanac", "almanac.", "almanacs.A", "almanac.A\\n", "x.almanac.A"})
    void no_class_of_anybody_else_is_named(String type) {
        assertThatThrownBy(() -> EventLine.read(GOOD.replace("almanac.B$C", type)))
                .hasMessage("its type is none of Almanac's");
    }

    @Test
    void a_position_has_eighteen_digits_at_most() throws Exception {
        String most = "9".repeat(18);
        assertThat(EventLine.read(GOOD.replace("\"position\":1", "\"position\":" + most))
                        .position())
                .isEqualTo(Long.parseLong(most));
        assertThatThrownBy(() -> EventLine.read(GOOD.replace("\"position\":1", "\"position\":1" + most)))
                .hasMessageContaining("too large");
    }

    private static LoggedEvent event(String payload) {
        return new LoggedEvent(
                7,
                "id",
                Instant.parse("2026-01-31T12:00:00.123456Z"),
                "s",
                3,
                "T",
                "almanac.B$C",
                "2",
                payload,
                "{\"k\": \"v\"}");
    }
}
