package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that a browser shows at the server's address. */
class HomePageHttpTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    @Test
    void the_first_look_says_what_this_is_and_how_to_go_on() {
        HttpResponse<byte[]> page = Wire.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(new String(page.body(), UTF_8))
                .contains("control plane", "X-Domino-Api-Key", "admin-api-key", "/api/users/v1/self/keys");
    }

    @Test
    void it_loads_and_runs_nothing() {
        HttpResponse<byte[]> page = Wire.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(new String(page.body(), UTF_8)).doesNotContainPattern("(?i)<(script|style|link|img|form|iframe)");
    }

    @Test
    void its_links_are_relative_and_lead_to_what_is_open() {
        List<String> links = LINK.matcher(new String(Wire.get("/").body(), UTF_8))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThanOrEqualTo(4).allSatisfy(link -> {
            assertThat(link).doesNotStartWith("/");
            assertThat(URI.create(link).isAbsolute()).isFalse();
            assertThat(Wire.get("/" + link).statusCode()).as(link).isEqualTo(200);
        });
    }

    @Test
    void who_wants_json_is_not_sent_a_page() {
        assertThat(Wire.get("/", "Accept", "application/json").statusCode()).isEqualTo(406);
        assertThat(Wire.get("/nothing").statusCode()).isEqualTo(401);
    }
}
