package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.messaging.DiskStatus;
import almanac.messaging.Outage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class FailuresTest {

    private final Failures failures = new Failures(new JsonMapper(), new Faults(new DiskStatus()));
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void git_is_told_in_plain_text_which_it_shows_to_its_user() throws Exception {
        request.addHeader("User-Agent", "git/2.39.5");
        failures.write(request, response, new IllegalStateException(new SQLException("gone", "08006")));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("text/plain");
        assertThat(response.getContentAsString()).isEqualTo(Outage.SENTENCE + "\n");
    }

    @Test
    void a_bug_is_answered_where_it_was_met() throws Exception {
        failures.write(request, response, new IllegalStateException("a bug"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString())
                .contains("see the server's log")
                .doesNotContain("a bug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/x: No space left on device", "Disk quota exceeded"})
    void a_full_disk_is_told_of_as_such(String said) throws Exception {
        failures.write(request, response, new UncheckedIOException(new IOException(said)));
        assertThat(response.getStatus()).isEqualTo(507);
    }
}
