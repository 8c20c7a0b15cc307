package almanac.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files in a server of their own: larger than its memory, and with its end in the middle of everything. */
@Timeout(420)
class FilesIT {

    private static final long LARGE = 256L << 20;
    private static final int WRITERS = 4;
    private static final int ENOUGH = 60;
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
            new LargeArtifacts(server.api(), path -> request(server, path)).comeAndGo(LARGE / 2);
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

    @Test
    void no_acknowledged_file_is_lost_and_nothing_is_left_lying_when_the_server_is_killed() throws Exception {
        Path data = directory.resolve("data");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> snapshots = ConcurrentHashMap.newKeySet();
        String dataset;
        String key;
        try (ServerProcess server = ServerProcess.on(data)) {
            dataset = datasetOn(server.api());
            key = begunUpload(server.api(), dataset);
            List<Thread> writers = writers(server.api(), dataset, acknowledged, snapshots);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() > ENOUGH);
            server.kill();
            for (Thread writer : writers) {
                writer.join(Duration.ofSeconds(30));
            }
        }
        try (ServerProcess again = ServerProcess.on(data)) {
            Api api = again.api();
            for (String name : acknowledged) {
                assertThat(api.get(EXTENSION + "datasets/" + dataset + "/files/" + name)
                                .expect(200)
                                .body())
                        .isEqualTo("file " + name);
            }
            assertUploadGoesOn(api, dataset, key);
            assertEverySnapshotEnds(api, snapshots);
            assertThat(drafts(data)).isEqualTo(List.of("lock"));
            TableDump live = again.tables();
            again.stop();
            try (ServerProcess rebuilt = ServerProcess.on(data, "--almanac.rebuild-on-start=true")) {
                rebuilt.tables().assertSameAs(live);
            }
        }
    }

    private static void assertEverySnapshotEnds(Api api, Set<String> snapshots) {
        assertThat(snapshots).isNotEmpty();
        for (String snapshot : snapshots) {
            Awaitility.await("every snapshot is active")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.get("/api/datasetrw/v1/snapshots/" + snapshot)
                            .expect(200)
                            .text("/snapshot/status")
                            .equals("active"));
            for (var file : api.get(EXTENSION + "snapshots/" + snapshot + "/files?limit=10000")
                    .expect(200)
                    .at("/files")) {
                String name = file.path("path").asString();
                assertThat(api.get(EXTENSION + "snapshots/" + snapshot + "/files/" + name)
                                .expect(200)
                                .body())
                        .isEqualTo("file " + name);
            }
        }
    }

    /** What was begun and not ended before the end of the server is gone, but for the lock of the one that runs. */
    private static List<String> drafts(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("datasets/tmp"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static List<Thread> writers(Api api, String dataset, Set<String> acknowledged, Set<String> snapshots) {
        Api bytes = api.with("Content-Type", "text/plain");
        AtomicInteger numbers = new AtomicInteger();
        return IntStream.range(0, WRITERS)
                .mapToObj(n -> Thread.ofPlatform().daemon().start(() -> {
                    try {
                        while (true) {
                            String name = "n" + numbers.incrementAndGet();
                            bytes.put(EXTENSION + "datasets/" + dataset + "/files/" + name, "file " + name)
                                    .expect(200);
                            acknowledged.add(name);
                            if (acknowledged.size() % 10 == 0) {
                                snapshots.add(snapshot(api, dataset));
                            }
                        }
                    } catch (UncheckedIOException _) {
                        // the server is gone
                    }
                }))
                .toList();
    }

    private static String snapshot(Api api, String dataset) {
        return api.post(DATASETS + "/" + dataset + "/snapshots", Map.of("relativeFilePaths", List.of()))
                .expect(200)
                .text("/snapshot/id");
    }

    private static String datasetOn(Api api) {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "files", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        return api.post(DATASETS, Map.of("name", "files", "projectId", project))
                .expect(200)
                .text("/dataset/id");
    }

    private static String begunUpload(Api api, String dataset) throws NoSuchAlgorithmException {
        String key = api.post(upload(dataset) + "/start", Map.of("fileCollisionSetting", "Overwrite"))
                .expect(200)
                .json()
                .asString();
        piece(api, dataset, key, 1, "roses ").expect(200);
        return key;
    }

    private static void assertUploadGoesOn(Api api, String dataset, String key) throws NoSuchAlgorithmException {
        piece(api, dataset, key, 2, "are red").expect(200);
        api.get(upload(dataset) + "/end/" + key).expect(200);
        assertThat(api.get(EXTENSION + "datasets/" + dataset + "/files/poem")
                        .expect(200)
                        .body())
                .isEqualTo("roses are red");
    }

    private static Answer piece(Api api, String dataset, String key, int number, String text)
            throws NoSuchAlgorithmException {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        return api.with("Content-Type", "application/octet-stream")
                .post(
                        upload(dataset) + "?key=" + key + "&resumableChunkNumber=" + number
                                + "&resumableCurrentChunkSize=" + text.length()
                                + "&resumableRelativePath=poem&resumableTotalChunks=2&checksum=" + md5,
                        text);
    }

    private static String upload(String dataset) {
        return "/v4/datasetrw/datasets/" + dataset + "/snapshot/file";
    }
}
