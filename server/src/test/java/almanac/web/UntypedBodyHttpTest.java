package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A body that comes without a type is read as JSON, as python-domino sends some. */
class UntypedBodyHttpTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Someone ana = Someone.called("ana");

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + Server.running().port() + path))
                .header("X-Domino-Api-Key", ana.key())
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(request.headers().firstValue("Content-Type")).isEmpty();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    @Test
    void a_body_without_a_type_is_read_as_json() throws IOException, InterruptedException {
        String model = Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana));
        HttpResponse<String> answer =
                post("/api/metricAlerts/v1", JsonMapper.shared().writeValueAsString(Given.aMetricAlertOf(model)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ana.api()
                        .get("/api/almanac/v1/monitoredModels/" + model + "/alerts")
                        .expect(200)
                        .at("/alerts"))
                .hasSize(1);
    }

    @Test
    void what_is_no_json_is_refused_as_such() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/api/metricAlerts/v1", "metric=accuracy");
        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
