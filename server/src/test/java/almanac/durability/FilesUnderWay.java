package almanac.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Files that clients write and snapshots that they make of them, and an upload of which one piece is there. */
final class FilesUnderWay implements UnderWay {

    private static final int WRITERS = 4;
    private static final int ENOUGH = 60;
    private static final String DATASETS = "/api/datasetrw/v1/datasets";
    private static final String EXTENSION = "/api/almanac/v1/";

    private final Path data;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> snapshots = ConcurrentHashMap.newKeySet();
    private String dataset = "";
    private String key = "";
    private List<Thread> writers = List.of();

    FilesUnderWay(Path data) {
        this.data = data;
    }

    @Override
    public void prepare(ServerProcess server) throws Exception {
        dataset = FilesIT.datasetOn(server.api());
        key = begunUpload(server.api(), dataset);
    }

    @Override
    public void begin(ServerProcess server) throws Exception {
        writers = writers(server.api(), dataset, acknowledged, snapshots);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() > ENOUGH);
    }

    @Override
    public void serverIsDead() throws Exception {
        for (Thread writer : writers) {
            writer.join(Duration.ofSeconds(30));
        }
    }

    @Override
    public void check(ServerProcess again) throws Exception {
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
