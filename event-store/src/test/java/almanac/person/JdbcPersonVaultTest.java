package almanac.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import almanac.secret.MasterKey;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What needs no database of it. */
class JdbcPersonVaultTest {

    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b2");

    private final PersonVault vault =
            new JdbcPersonVault(new ForgetfulDatabase(), new MasterKey(new byte[MasterKey.BYTES]));

    @Test
    void what_is_sealed_for_a_person_is_opened_for_him() {
        Person ana = vault.enrol(ANA, "ana");
        assertThat(ana.open(ana.seal("Ana Lima \u00e9\u6f22"))).isEqualTo("Ana Lima \u00e9\u6f22");
        assertThat(ana.isErased()).isFalse();
    }

    @Test
    void what_is_sealed_for_one_person_is_not_opened_for_another() {
        EncryptedText sealed = vault.enrol(ANA, "ana").seal("Ana Lima");
        Person bo = vault.enrol(BO, "bo");
        assertThatIllegalStateException().isThrownBy(() -> bo.open(sealed));
    }

    @Test
    void the_text_of_a_person_reveals_neither_name_nor_key() {
        assertThat(vault.enrol(ANA, "ana-lima").toString())
                .contains(ANA.value())
                .doesNotContain("ana-lima", "key", "SecretKey");
    }

    @Test
    void a_person_whose_key_is_gone_is_an_erased_one_without_a_name() {
        Person erased = vault.person(ANA);
        assertThat(erased.isErased()).isTrue();
        assertThat(erased.userName()).isEqualTo("erased-" + ANA);
        assertThat(erased.open(new EncryptedText("whatever it was"))).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> erased.seal("Ana Lima"));
    }

    /** Takes every row and finds none again. */
    private static final class ForgetfulDatabase extends JdbcTemplate {

        @Override
        public int update(String sql, @Nullable Object @Nullable ... arguments) {
            return 1;
        }

        @Override
        public void query(String sql, RowCallbackHandler rows, @Nullable Object @Nullable ... arguments) {}
    }
}
