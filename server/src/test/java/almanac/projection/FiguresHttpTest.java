package almanac.projection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Monitoring reads how projections are doing; nobody else does. */
class FiguresHttpTest {

    private static final String FIGURES = "/actuator/prometheus";

    @Test
    void every_projection_has_its_figures() throws Exception {
        String text = get(FIGURES, Server.ADMINISTRATOR_KEY).body();
        for (String projection : List.of("access", "projects", "audit-trail")) {
            for (String figure : List.of("position", "lag_events", "lag_seconds", "dead_letters", "running")) {
                assertThat(text).contains("almanac_projection_%s{projection=\"%s\"}".formatted(figure, projection));
            }
        }
        assertThat(text).contains("almanac_projection_running{projection=\"projects\"} 1.0");
    }

    @Test
    void whether_rights_are_remembered_is_seen() throws Exception {
        assertThat(get(FIGURES, Server.ADMINISTRATOR_KEY).body())
                .contains("almanac_authorization_cache_in_use ")
                .contains("almanac_authorization_cache_unknown_outcomes_total 0.0");
    }

    @Test
    void only_those_who_audit_may_read_them() throws Exception {
        assertThat(get(FIGURES, Someone.withRoles("auditor", List.of("Auditor")).key())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(FIGURES, Someone.called("somebody").key()).statusCode()).isEqualTo(403);
        assertThat(get(FIGURES, "").statusCode()).isEqualTo(401);
    }

    @Test
    void health_tells_those_who_are_logged_in_how_far_projections_are() throws Exception {
        assertThat(get("/actuator/health", "").body()).contains("\"UP\"").doesNotContain("lagEvents");
        assertThat(get("/actuator/health", Server.ADMINISTRATOR_KEY).body())
                .contains("audit-trail", "lagEvents", "deadLetters");
    }

    private static HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Server.running().port() + path));
        if (!key.isEmpty()) {
            request.header("X-Domino-Api-Key", key);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
