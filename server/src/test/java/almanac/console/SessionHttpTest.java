package almanac.console;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.web.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How browsers log in to the console, and for how long they are. */
class SessionHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final String HOME = "/console";

    @Test
    void a_browser_is_led_to_the_login_and_from_there_to_the_page_that_it_wanted() {
        Tab tab = Tab.at(Server.running());
        HttpResponse<String> asked = tab.get("/console/projects?offset=50");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).isEqualTo("/console/login?to=%2Fconsole%2Fprojects%3Foffset%3D50");
        HttpResponse<String> form = tab.get(location(asked));
        assertThat(form.body()).contains("value=\"/console/projects?offset=50\"");
        HttpResponse<String> in =
                tab.post("/console/login", Map.of("secret", ANA.key(), "to", "/console/projects?offset=50"));
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(location(in)).isEqualTo("/console/projects?offset=50");
        assertThat(tab.get(location(in)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_login_leads_to_no_other_server() {
        for (String elsewhere : List.of(
                "https://example.org/console",
                "//example.org",
                "/console//example.org",
                "/consolation",
                "/console\\x")) {
            Tab tab = Tab.at(Server.running());
            tab.get("/console/login");
            HttpResponse<String> in = tab.post("/console/login", Map.of("secret", ANA.key(), "to", elsewhere));
            assertThat(location(in)).as(elsewhere).isEqualTo(HOME);
        }
    }

    @Test
    void a_personal_token_is_as_good_as_a_key_and_a_wrong_one_opens_nothing() {
        Tab byToken = Tab.at(Server.running());
        assertThat(byToken.logIn(Given.aTokenOf(ANA)).statusCode()).isEqualTo(302);
        assertThat(byToken.get(HOME).body()).contains("Hello, " + ANA.userName());
        Tab none = Tab.at(Server.running());
        HttpResponse<String> refused = none.logIn("almk_no-such-key");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .contains("This is no key or token that is good here")
                .doesNotContain("no-such-key");
        assertThat(none.get(HOME).statusCode()).isEqualTo(302);
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_the_database_has_its_digest_alone() {
        Tab tab = Tab.at(Server.running());
        HttpResponse<String> in = tab.logIn(ANA.key());
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("almanac-session=almc_")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/console", "Max-Age=43200"));
        assertThat(Server.running().kept(tab.cookie("almanac-session"), ANA.key()))
                .isEmpty();
    }

    @Test
    void a_session_never_authenticates_the_api() {
        Tab tab = Tab.of(ANA);
        assertThat(tab.get(HOME).statusCode()).isEqualTo(200);
        for (String path :
                List.of("/api/users/v1/self", "/v4/users/self", "/actuator/prometheus", "/git/x/y.git/info/refs")) {
            assertThat(Wire.get(path, "Cookie", tab.cookieHeader()).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(Wire.get("/api/users/v1/self", "X-Domino-Api-Key", tab.cookie("almanac-session"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logging_out_ends_the_session_in_all_tabs() {
        Tab one = Tab.of(ANA);
        Tab other = one.beside(Server.running(), "");
        assertThat(one.get(HOME).statusCode()).isEqualTo(200);
        HttpResponse<String> out = one.post("/console/logout", Map.of());
        assertThat(location(out)).isEqualTo("/console/login");
        assertThat(other.get(HOME).statusCode()).isEqualTo(302);
        assertThat(one.cookie("almanac-session")).isEmpty();
    }

    @Test
    void a_session_ends_with_its_key_and_at_its_time() {
        Api api = ANA.api();
        var key = api.post("/api/users/v1/self/keys", Map.of("name", Someone.unique("k")))
                .expect(200);
        Tab revoked = Tab.at(Server.running());
        revoked.logIn(key.text("/secret"));
        assertThat(revoked.get(HOME).statusCode()).isEqualTo(200);
        api.delete("/api/users/v1/self/keys/" + key.text("/key/id")).expect(200);
        assertThat(revoked.get(HOME).statusCode()).isEqualTo(302);

        Someone bo = Someone.called("bo");
        Tab expired = Tab.of(bo);
        assertThat(expired.get(HOME).statusCode()).isEqualTo(200);
        Server.running().database().update("update console_session set expires_at = now() - interval '1 second'");
        assertThat(expired.get(HOME).statusCode()).isEqualTo(302);
        Tab.of(bo);
        assertThat(Server.running()
                        .database()
                        .queryForObject("select count(*) from console_session where expires_at < now()", Long.class))
                .isZero();
    }

    @Test
    void a_part_that_htmx_asks_for_without_a_session_leads_the_whole_page_to_the_login() {
        HttpResponse<String> part = Tab.at(Server.running()).get("/console/now", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).hasValue("/console/login");
    }

    @Test
    void a_form_without_the_token_of_its_session_changes_nothing() {
        Someone bo = Someone.called("bo");
        Given.Project project = Given.aPrivateProjectOf(bo);
        Tab tab = Tab.of(bo);
        String jobs = "/console/projects/" + project.id() + "/jobs";
        tab.get(HOME);
        Tab others = Tab.of(ANA);
        String ofAnother = others.get(HOME).body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        for (String token : List.of("", "made-up", ofAnother)) {
            HttpResponse<String> refused = tab.post(jobs, Map.of("runCommand", "a.sh", "_csrf", token));
            assertThat(refused.statusCode()).as(token).isEqualTo(403);
            assertThat(refused.body()).contains("This form is not of your session", "<html lang=\"en\">");
        }
        assertThat(bo.api()
                        .get("/api/jobs/beta/jobs?projectId=" + project.id())
                        .expect(200)
                        .at("/jobs"))
                .isEmpty();
        assertThat(tab.post(jobs, Map.of("runCommand", "a.sh")).statusCode()).isEqualTo(302);
        assertThat(bo.api()
                        .get("/api/jobs/beta/jobs?projectId=" + project.id())
                        .expect(200)
                        .at("/jobs"))
                .hasSize(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
