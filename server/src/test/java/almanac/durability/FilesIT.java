package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than the memory of their server. */
@Timeout(420)
class FilesIT {

    private static final long LARGE = 128L << 20;
    private static final String DATASETS = "/api/datasetrw/v1/datasets";
    private static final String EXTENSION = "/api/almanac/v1/";

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void a_file_may_be_larger_than_the_servers_memory() throws Exception {
        try (ServerProcess server = ServerProcess.on(directory.resolve("data"), "-Xmx100m")) {
            new LargeArtifacts(server.api(), path -> request(server, path)).comeAndGo(LARGE);
            String file = EXTENSION + "datasets/" + datasetOn(server.api()) + "/files/large";
            HttpResponse<String> put = HttpClient.newHttpClient()
                    .send(
                            request(server, file)
                                    .PUT(BodyPublishers.ofInputStream(() -> new Zeros(LARGE)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
            HttpResponse<InputStream> got =
                    HttpClient.newHttpClient().send(request(server, file).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream bytes = got.body()) {
                assertThat(bytes.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
            }
            assertThat(server.api()
                            .with("Range", "bytes=-1")
                            .get(file)
                            .expect(206)
                            .body())
                    .isEqualTo("\0");
        }
    }

    private HttpRequest.Builder request(ServerProcess server, String path) {
        return HttpRequest.newBuilder(URI.create(server.url().replace("--url=", "") + path))
                .timeout(Duration.ofMinutes(3))
                .header("X-Domino-Api-Key", key());
    }

    private String key() {
        try {
            return Files.readString(directory.resolve("data/admin-api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes, of which none is kept. */
    static final class Zeros extends InputStream {

        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int read = (int) Math.min(length, left);
            left -= read;
            return read > 0 ? read : -1;
        }
    }

    static String datasetOn(Api api) {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "files", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        return api.post(DATASETS, Map.of("name", "files", "projectId", project))
                .expect(200)
                .text("/dataset/id");
    }
}
