package almanac.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final byte[] CLEAR = "Ana Lima".getBytes(StandardCharsets.UTF_8);
    private static final String CONTEXT = "ana";
    private static final SecretKey KEY = SecretBox.newKey();
    private static final byte[] BOX = SecretBox.seal(KEY, CLEAR, CONTEXT);

    static IntStream bytesOfTheBox() {
        return IntStream.range(0, BOX.length);
    }

    @Test
    void what_was_sealed_is_opened() {
        assertThat(SecretBox.open(KEY, BOX, CONTEXT)).isEqualTo(CLEAR);
    }

    @Test
    void an_empty_text_is_sealed_too() {
        byte[] box = SecretBox.seal(KEY, new byte[0], CONTEXT);
        assertThat(SecretBox.open(KEY, box, CONTEXT)).isEmpty();
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(SecretBox.seal(KEY, CLEAR, CONTEXT)).isNotEqualTo(BOX);
    }

    @Test
    void a_box_does_not_show_what_is_in_it() {
        assertThat(new String(BOX, StandardCharsets.ISO_8859_1)).doesNotContain("Ana", "Lima", CONTEXT);
    }

    @Test
    void another_context_opens_nothing() {
        assertThatThrownBy(() -> SecretBox.open(KEY, BOX, "bo")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_key_opens_nothing() {
        assertThatThrownBy(() -> SecretBox.open(SecretBox.newKey(), BOX, CONTEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("bytesOfTheBox")
    void a_box_with_one_bit_flipped_does_not_open(int index) {
        byte[] changed = BOX.clone();
        changed[index] ^= 1;
        assertThatThrownBy(() -> SecretBox.open(KEY, changed, CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 27})
    void a_box_cut_short_does_not_open(int length) {
        byte[] cut = Arrays.copyOf(BOX, length);
        assertThatThrownBy(() -> SecretBox.open(KEY, cut, CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_failure_to_open_reveals_neither_key_nor_text() {
        assertThatThrownBy(() -> SecretBox.open(KEY, BOX, "bo")).hasMessageNotContainingAny("Ana", "Lima");
    }

    @Test
    void keys_are_of_256_bits_and_never_the_same() {
        assertThat(KEY.getEncoded()).hasSize(32).isNotEqualTo(SecretBox.newKey().getEncoded());
    }
}
