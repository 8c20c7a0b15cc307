package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.ErrorCode;
import almanac.web.CsvAnswers.Column;
import java.io.UnsupportedEncodingException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Lists as CSV, and what becomes of an answer that fails before and after it has begun. */
class CsvAnswersTest {

    private static final List<Column<String>> COLUMNS =
            List.of(new Column<>("text", text -> text), new Column<>("length", String::length), nothing());

    private final RuntimeException refusal = ErrorCode.NOT_LOGGED_IN.with();
    private final CsvAnswers csv = new CsvAnswers();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void each_part_is_written_below_the_header() throws UnsupportedEncodingException {
        write(Stream.of(List.of("a", "b,c"), List.<String>of(), List.of("d")));
        assertThat(response.getContentAsString()).isEqualTo("text,length,nothing\r\na,1,\r\n\"b,c\",3,\r\nd,1,\r\n");
    }

    @Test
    void what_fails_before_the_first_line_is_refused_as_usual() {
        assertThatThrownBy(() -> write(Stream.generate(this::refused))).isEqualTo(refusal);
        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getContentType()).isNull();
    }

    @Test
    void what_fails_later_breaks_the_answer() {
        assertThatThrownBy(() -> write(
                        Stream.concat(Stream.of(List.of("a")), Stream.of(1).map(n -> refused()))))
                .isInstanceOf(BrokenAnswer.class)
                .hasCause(refusal);
        assertThat(response.isCommitted()).isTrue();
    }

    private List<String> refused() {
        throw refusal;
    }

    private static Column<String> nothing() {
        return new Column<>("nothing", text -> null);
    }

    private void write(Stream<List<String>> parts) {
        Iterator<List<String>> each = parts.iterator();
        csv.write(response, "list.csv", COLUMNS, each);
    }
}
