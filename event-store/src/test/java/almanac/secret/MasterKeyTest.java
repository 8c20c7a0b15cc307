package almanac.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    /** Kept in databases: made by any other means, it would find nobody. */
    private static final String DIGEST_OF_ANA = "cf52af3d9863d1006008af73d6333494ce16aac5395a7286693b83dc47b87e00";

    private final MasterKey ours = filledWith(7);
    private final MasterKey theirs = filledWith(8);

    @Test
    void a_wrapped_key_is_unwrapped_for_its_owner() {
        SecretKey key = SecretBox.newKey();
        assertThat(ours.unwrap(ours.wrap(key, "ana"), "ana")).isEqualTo(key);
    }

    @Test
    void a_wrapped_key_is_not_unwrapped_for_another_owner() {
        byte[] wrapped = ours.wrap(SecretBox.newKey(), "ana");
        assertThatThrownBy(() -> ours.unwrap(wrapped, "bo")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_wrapped_key_is_of_no_use_with_another_master_key() {
        byte[] wrapped = ours.wrap(SecretBox.newKey(), "ana");
        assertThatThrownBy(() -> theirs.unwrap(wrapped, "ana")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_wrapped_key_does_not_show_the_key() {
        SecretKey key = SecretBox.newKey();
        assertThat(hex(ours.wrap(key, "ana"))).doesNotContain(hex(key.getEncoded()));
    }

    @Test
    void a_digest_is_the_same_after_a_restart() {
        assertThat(ours.digest("ana")).isEqualTo(filledWith(7).digest("ana")).isEqualTo(DIGEST_OF_ANA);
    }

    @Test
    void digests_of_two_texts_differ() {
        assertThat(ours.digest("ana")).isNotEqualTo(ours.digest("bo"));
    }

    @Test
    void digests_with_two_master_keys_differ() {
        assertThat(ours.digest("ana")).isNotEqualTo(theirs.digest("ana"));
    }

    @Test
    void a_sealed_text_is_opened_with_its_key_for_what_it_was_sealed_for() {
        SealedSecret sealed = ours.seal("hush", "a warehouse");
        assertThat(ours.open(sealed, "a warehouse")).isEqualTo("hush");
        assertThat(sealed.keyId()).isEqualTo(ours.id()).isNotEqualTo(theirs.id());
        assertThatThrownBy(() -> ours.open(sealed, "another")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> theirs.open(sealed, "a warehouse"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ours.id());
    }

    @Test
    void the_same_text_is_never_sealed_the_same_way_twice() {
        assertThat(ours.seal("hush", "a warehouse")).isNotEqualTo(ours.seal("hush", "a warehouse"));
    }

    @Test
    void a_sealed_text_does_not_show_in_words() {
        assertThat(ours.seal("hush", "a warehouse").toString())
                .contains(ours.id())
                .hasSizeLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void a_master_key_of_another_length_is_refused(int bytes) {
        byte[] secret = new byte[bytes];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKey(secret))
                .withMessageContaining("32 bytes, not " + bytes);
    }

    @Test
    void its_text_reveals_nothing() {
        assertThat(ours).asString().doesNotContain(hex(secret(7))).hasSizeLessThan(64);
    }

    private static MasterKey filledWith(int value) {
        return new MasterKey(secret(value));
    }

    private static byte[] secret(int value) {
        byte[] secret = new byte[MasterKey.BYTES];
        Arrays.fill(secret, (byte) value);
        return secret;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
