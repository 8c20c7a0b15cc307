package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a browser is shown that opens the server's address. */
class HomePageHttpTest {

    private static final Pattern LINK = Pattern.compile("<a href=\"(/[^\"]*)\"");
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void a_browser_is_led_to_the_login_which_says_what_this_is_and_how_to_go_on() {
        HttpResponse<byte[]> home = Wire.get("/", "Accept", BROWSER);
        assertThat(home.statusCode()).isEqualTo(302);
        assertThat(home.headers().firstValue("Location")).hasValue("console");
        HttpResponse<byte[]> console = Wire.get("/console", "Accept", BROWSER);
        assertThat(console.statusCode()).isEqualTo(302);
        URI login = URI.create(console.headers().firstValue("Location").orElseThrow());
        HttpResponse<byte[]> page = Wire.get(login.toString(), "Accept", BROWSER);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(new String(page.body(), UTF_8))
                .contains("control plane", "X-Domino-Api-Key", "admin-api-key", "/api/users/v1/self/keys");
    }

    @Test
    void the_links_of_the_login_lead_to_what_is_open() {
        List<String> links = LINK.matcher(new String(Wire.get("/console/login").body(), UTF_8))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links)
                .contains("/v3/api-docs", "/swagger-ui/index.html", "/version", "/actuator/health")
                .allSatisfy(
                        link -> assertThat(Wire.get(link).statusCode()).as(link).isIn(200, 302));
    }

    @Test
    void who_wants_json_is_not_sent_a_page() {
        assertThat(Wire.get("/", "Accept", "application/json").statusCode()).isEqualTo(406);
        assertThat(Wire.get("/nothing").statusCode()).isEqualTo(401);
    }
}
