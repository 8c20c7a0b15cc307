package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.secret.MasterKey;
import org.junit.jupiter.api.Test;

class NameKeysTest {

    private final NameKeys keys = new NameKeys(new MasterKey(new byte[MasterKey.BYTES]));

    @Test
    void one_name_has_one_key_in_any_letter_case() {
        assertThat(keys.ofAccount("Ana")).isEqualTo(keys.ofAccount("aNA"));
    }

    @Test
    void two_names_have_two_keys() {
        assertThat(keys.ofAccount("ana")).isNotEqualTo(keys.ofAccount("anna"));
    }

    @Test
    void a_key_does_not_show_the_name() {
        assertThat(keys.ofAccount("ana")).doesNotContain("ana").matches("[0-9a-f]{64}");
    }
}
