package almanac.dataset.api;

import static almanac.dataset.api.GivenFiles.aDatasetOf;
import static almanac.dataset.api.GivenFiles.paths;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.dataset.api.GivenFiles.Dataset;
import almanac.server.Given;
import almanac.server.Someone;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the Python client of the platform does, request by request. */
class UploadHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");
    private static final String BOUNDARY = "0123456789abcdef0123456789abcdef";

    private final Dataset dataset = aDatasetOf(ANA);
    private final String files = "/v4/datasetrw/datasets/" + dataset.id() + "/snapshot/file";

    @Test
    void files_in_pieces_are_in_the_dataset_when_the_upload_has_ended() {
        String key = begin("Ignore");
        send(key, "data/poem.txt", 2, 3, "are ").expect(200);
        send(key, "data/poem.txt", 1, 3, "roses ").expect(200);
        send(key, "data/poem.txt", 3, 3, "red").expect(200);
        send(key, "data/__init__.py", 1, 1, "").expect(200);
        assertThat(paths(ANA.api().get(dataset.files()))).isEmpty();
        ANA.api().get(files + "/end/" + key + "?targetRelativePath=below/here").expect(200);
        assertThat(paths(ANA.api().get(dataset.files())))
                .containsExactly("below/here/data/__init__.py", "below/here/data/poem.txt");
        assertThat(ANA.api().get(dataset.file("below/here/data/poem.txt")).body())
                .isEqualTo("roses are red");
        ANA.api().get(files + "/end/" + key).expect(404);
    }

    @Test
    void a_piece_need_not_be_sent_again_when_it_is_known_to_be_there() {
        String key = begin("Ignore");
        send(key, "data/poem.txt", 1, 2, "roses").expect(200);
        String test =
                files + "/test?key=" + key + "&resumableChunkNumber=1&resumableTotalChunks=2&checksum=" + md5("roses");
        ANA.api().get(test + "&resumableRelativePath=data/poem.txt").expect(200);
        ANA.api().get(test + "&resumableRelativePath=other/poem.txt").expect(204);
        ANA.api().get(test + "&resumableIdentifier=10-poem.txt").expect(204);
        ANA.api()
                .get(test.replace(md5("roses"), md5("violets")) + "&resumableRelativePath=data/poem.txt")
                .expect(204);
    }

    @Test
    void an_upload_that_lacks_a_piece_does_not_end() {
        String key = begin("Overwrite");
        send(key, "poem.txt", 1, 2, "roses").expect(200);
        assertThat(ANA.api().get(files + "/end/" + key).expect(400).text("/errors/0"))
                .contains("'poem.txt' 1 of 2");
        send(key, "poem.txt", 2, 2, " are red").expect(200);
        ANA.api().get(files + "/end/" + key).expect(200);
        assertThat(ANA.api().get(dataset.file("poem.txt")).body()).isEqualTo("roses are red");
    }

    @Test
    void what_becomes_of_a_file_that_is_there_is_said_at_the_start() {
        dataset.put("a.txt", "old");
        upload("Ignore", "new");
        assertThat(ANA.api().get(dataset.file("a.txt")).body()).isEqualTo("old");
        upload("Rename", "new");
        upload("Rename", "newer");
        assertThat(ANA.api().get(dataset.file("a.txt")).body()).isEqualTo("old");
        assertThat(ANA.api().get(dataset.file("a_1.txt")).body()).isEqualTo("new");
        assertThat(ANA.api().get(dataset.file("a_2.txt")).body()).isEqualTo("newer");
        upload("Overwrite", "new");
        assertThat(ANA.api().get(dataset.file("a.txt")).body()).isEqualTo("new");
    }

    private void upload(String setting, String text) {
        String key = begin(setting);
        send(key, "a.txt", 1, 1, text).expect(200);
        ANA.api().get(files + "/end/" + key).expect(200);
    }

    @Test
    void pieces_that_are_not_what_they_are_said_to_be_are_refused() {
        String key = begin("Ignore");
        String url = url(key, "a.txt", 1, 1, 5, md5("roses"));
        assertThat(error(multipart("violets", url.replace("CurrentChunkSize=5", "CurrentChunkSize=7"))))
                .startsWith("checksum: ");
        assertThat(error(multipart("roses are red", url))).startsWith("body: has more");
        assertThat(error(multipart("ros", url))).startsWith("body: ");
        assertThat(error(multipart("roses", url.replace("a.txt", "../a.txt")))).contains("leads elsewhere");
        assertThat(error(multipart("roses", url.replace("ChunkNumber=1", "ChunkNumber=2"))))
                .startsWith("resumableChunkNumber: ");
        assertThat(ANA.api().get(files + "/end/" + key).expect(200).body()).isEmpty();
        assertThat(paths(ANA.api().get(dataset.files()))).isEmpty();
    }

    @Test
    void a_cancelled_upload_is_gone() {
        String key = begin("Ignore");
        send(key, "a.txt", 1, 1, "roses").expect(200);
        ANA.api().get(files + "/cancel/" + key).expect(200);
        ANA.api().get(files + "/end/" + key).expect(404);
        assertThat(paths(ANA.api().get(dataset.files()))).isEmpty();
    }

    @Test
    void an_upload_is_its_beginners_and_for_its_dataset() {
        String key = begin("Ignore");
        Dataset other = aDatasetOf(ANA);
        ANA.api()
                .get(files.replace(dataset.id().value(), other.id().value()) + "/end/" + key)
                .expect(404);
        BO.api().post(files + "/start", Map.of("filePaths", List.of())).expect(404);
        BO.api().get(files + "/end/" + key).expect(404);
        Given.administrator().get(files + "/end/" + key).expect(404);
        Given.anonymous().get(files + "/end/" + key).expect(401);
        ANA.api().get(files + "/end/nonsense").expect(400);
    }

    private String begin(String setting) {
        Answer key = ANA.api()
                .post(files + "/start", Map.of("filePaths", List.of(), "fileCollisionSetting", setting))
                .expect(200);
        return key.json().asString();
    }

    private Answer send(String key, String path, int number, int total, String text) {
        return multipart(text, url(key, path, number, total, text.length(), md5(text)));
    }

    private String url(String key, String path, int number, int total, int size, String md5) {
        return files + "?key=" + key + "&resumableChunkNumber=" + number + "&resumableChunkSize=8388608"
                + "&resumableCurrentChunkSize=" + size + "&resumableIdentifier=9-x&resumableRelativePath="
                + URLEncoder.encode(path, UTF_8).replace("%2F", "/") + "&resumableTotalChunks=" + total
                + "&checksum=" + md5;
    }

    private Answer multipart(String text, String url) {
        Api form = ANA.api().with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return form.post(url, """
                --%s\r
                Content-Disposition: form-data; name="data/poem.txt"; filename="poem.txt"\r
                Content-Type: application/octet-stream\r
                \r
                %s\r
                --%s--\r
                """.formatted(BOUNDARY, text, BOUNDARY));
    }

    private static String error(Answer refused) {
        return refused.expect(400).text("/errors/0");
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
