package almanac.storage.credential;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.secret.MasterKey;
import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedCredentialsTest {

    private static final CredentialsId ID = new CredentialsId("66b00000000000000000c501");
    private static final DataSourceId WAREHOUSE = new DataSourceId("66b00000000000000000d501");

    private final MasterKey key = new MasterKey(new byte[MasterKey.BYTES]);
    private final SealedCredentials credentials = SealedCredentials.of(
            ID, WAREHOUSE, Map.of("token", "s", "password", "hush"), Map.of("username", "ana"), key);

    @Test
    void the_names_of_the_fields_can_be_read_and_their_values_with_the_key() {
        assertThat(credentials.secretFields()).containsExactly("password", "token");
        assertThat(credentials.visibleFields()).containsExactly("username");
        String context = SealedCredentials.context(ID.value(), WAREHOUSE.value());
        assertThat(key.open(credentials.sealed(), context)).contains("\"password\":\"hush\"", "\"username\":\"ana\"");
    }

    @Test
    void nothing_of_them_shows_in_words() {
        assertThat(credentials.toString()).contains("password").doesNotContain("hush", "ana");
    }
}
