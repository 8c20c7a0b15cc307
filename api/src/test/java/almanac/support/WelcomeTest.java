package almanac.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    @Test
    void the_first_request_can_be_pasted() {
        assertThat(Welcome.firstProject(Path.of("/srv/data/admin.key"), "http://127.0.0.1:8080"))
                .isEqualTo(
                        "curl -s -H \"X-Domino-Api-Key: $(cat /srv/data/admin.key)\" -H 'Content-Type: application/json' "
                                + "-d '{\"name\":\"first-project\",\"description\":\"My first project\",\"visibility\":\"private\"}' "
                                + "http://127.0.0.1:8080/api/projects/beta/projects");
    }

    @Test
    void the_address_is_one_that_is_reached_with_its_prefix() throws UnknownHostException {
        assertThat(Welcome.url("0.0.0.0", 8080, "/almanac")).isEqualTo("http://127.0.0.1:8080/almanac");
        assertThat(Welcome.url("::1", 80, "")).isEqualTo("http://[::1]:80");
    }

    @Test
    void a_path_with_spaces_and_quotes_survives_the_shell() {
        assertThat(Welcome.firstProject(Path.of("/it's here/key"), "http://127.0.0.1:1"))
                .contains("$(cat '/it'\\''s here/key')");
    }
}
