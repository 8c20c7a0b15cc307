package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.durability.FilesIT.Zeros;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Artifacts of a run that go to a server and come back as streams: as one body, and in parts. */
final class LargeArtifacts {

    private static final String API = "/api/2.0/mlflow/";
    private static final String SERVICE = "/api/2.0/mlflow-artifacts/";
    private static final int PARTS = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Api api;
    private final Function<String, HttpRequest.Builder> requests;

    /** @param requests to a path, with a credential */
    LargeArtifacts(Api api, Function<String, HttpRequest.Builder> requests) {
        this.api = api;
        this.requests = requests;
    }

    void comeAndGo(long length) throws IOException, InterruptedException {
        String folder = "mlflow/" + run() + "/artifacts";
        put(SERVICE + "artifacts/" + folder + "/whole", length);
        assertLength(SERVICE + "artifacts/" + folder + "/whole", length);
        Answer begun = api.post(SERVICE + "mpu/create/" + folder, Map.of("path", "/home/ana/parts", "num_parts", PARTS))
                .expect(200);
        for (JsonNode part : begun.at("/credentials")) {
            put(URI.create(part.path("url").asString()).getPath(), length / PARTS);
        }
        api.post(SERVICE + "mpu/complete/" + folder, Map.of("upload_id", begun.text("/upload_id")))
                .expect(200);
        assertLength(SERVICE + "artifacts/" + folder + "/parts", length / PARTS * PARTS);
    }

    private String run() {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "large", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        String experiment = api.with("X-Domino-Project-Id", project)
                .post(API + "experiments/create", Map.of("name", "large"))
                .expect(200)
                .text("/experiment_id");
        return api.post(API + "runs/create", Map.of("experiment_id", experiment))
                .expect(200)
                .text("/run/info/run_id");
    }

    private void put(String path, long length) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                requests.apply(path)
                        .PUT(BodyPublishers.ofInputStream(() -> new Zeros(length)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void assertLength(String path, long length) throws IOException, InterruptedException {
        HttpResponse<InputStream> got = client.send(requests.apply(path).GET().build(), BodyHandlers.ofInputStream());
        assertThat(got.statusCode()).isEqualTo(200);
        try (InputStream bytes = got.body()) {
            assertThat(bytes.transferTo(OutputStream.nullOutputStream())).isEqualTo(length);
        }
    }
}
