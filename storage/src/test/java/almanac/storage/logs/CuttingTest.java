package almanac.storage.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CuttingTest {

    @Test
    void a_line_without_an_end_waits_for_it() {
        Cutting cutting = cut("one\ntwo\r\n\nthr", false);
        assertThat(cutting.lines()).containsExactly("one", "two", "");
        assertThat(cutting.used()).isEqualTo("one\ntwo\r\n\n".length());
    }

    @Test
    void in_the_end_it_is_a_line_too() {
        Cutting cutting = cut("one\nthr", true);
        assertThat(cutting.lines()).containsExactly("one", "thr");
        assertThat(cutting.used()).isEqualTo("one\nthr".length());
    }

    @Test
    void a_line_that_is_too_long_becomes_several_and_no_character_is_cut() {
        String text = "é".repeat(Cutting.LONGEST_LINE);
        Cutting cutting = cut("x" + text + "\n", false);
        assertThat(cutting.lines()).hasSizeGreaterThan(1).allMatch(line -> line.length() <= Cutting.LONGEST_LINE);
        assertThat(String.join("", cutting.lines())).isEqualTo("x" + text);
    }

    @Test
    void bytes_that_are_no_text_are_replaced() {
        byte[] bytes = {'a', (byte) 0xFF, 0, 'b', '\n'};
        assertThat(Cutting.of(bytes, bytes.length, false).lines()).containsExactly("a\uFFFD\uFFFDb");
    }

    @Test
    void a_long_row_of_bytes_that_are_no_text_is_cut_too() {
        byte[] bytes = new byte[3 * Cutting.LONGEST_LINE];
        Arrays.fill(bytes, (byte) 0x80);
        Cutting cutting = Cutting.of(bytes, bytes.length, true);
        assertThat(cutting.used()).isEqualTo(bytes.length);
        assertThat(cutting.lines()).hasSizeGreaterThan(2);
    }

    @Test
    void what_ends_with_a_carriage_return_is_replaced_by_what_follows() {
        Cutting cutting = cut("10%\r20%\r100%\nnext\r\n\rbar\r\r\n\r\n", false);
        assertThat(cutting.lines()).containsExactly("100%", "next", "bar", "");
        Cutting running = cut("done\n\r10%\r20%\r30", false);
        assertThat(running.lines()).containsExactly("done");
        assertThat(running.used()).as("what was replaced is passed").isEqualTo("done\n\r10%\r".length());
        assertThat(running.open(false)).isEqualTo("20%");
        assertThat(running.open(true)).isEqualTo("30");
        assertThat(cut("10%\r", true).lines()).containsExactly("10%");
    }

    @Test
    void however_long_a_bar_moves_what_is_left_of_it_is_short() {
        Cutting cutting = cut("\r[####    ]".repeat(Cutting.LONGEST_LINE), false);
        assertThat(cutting.lines()).isEmpty();
        assertThat(cutting.used()).isGreaterThan(10 * Cutting.LONGEST_LINE - 30);
    }

    @Test
    void nothing_is_open_after_a_line_end() {
        assertThat(cut("a\n", false).open(true)).isNull();
        assertThat(cut("a\nPassword: ", false).open(false)).isNull();
        assertThat(cut("a\nPassword: ", false).open(true)).isEqualTo("Password: ");
    }

    private static Cutting cut(String text, boolean isAll) {
        byte[] bytes = text.getBytes(UTF_8);
        return Cutting.of(bytes, bytes.length, isAll);
    }
}
