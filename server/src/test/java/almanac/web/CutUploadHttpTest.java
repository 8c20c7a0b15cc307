package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that ends before its end is its sender's doing, and no fault of the server. */
class CutUploadHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final int TIMEOUT_MILLIS = 30_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /api/projects/beta/projects                             | application/json
            POST | /git/OWNER/PROJECT.git/git-receive-pack                 | application/x-git-receive-pack-request
            PUT  | /api/almanac/v1/datasets/DATASET/files/a                | application/octet-stream
            POST | /v4/datasetrw/datasets/DATASET/snapshot/file?key=KEY&resumableChunkNumber=1&resumableTotalChunks=1&resumableCurrentChunkSize=900&resumableRelativePath=a&checksum=d41d8cd98f00b204e9800998ecf8427e | multipart/form-data; boundary=x
            POST | /v4/datasetrw/datasets/DATASET/snapshot/file?key=KEY&resumableChunkNumber=1&resumableTotalChunks=1&resumableCurrentChunkSize=900&resumableRelativePath=a&checksum=d41d8cd98f00b204e9800998ecf8427e | application/octet-stream
            """)
    void a_body_that_is_cut_off_is_refused_with_that(String method, String path, String type) throws IOException {
        Given.Dataset dataset = Given.aDatasetOf(ANA);
        String key = ANA.api()
                .post("/v4/datasetrw/datasets/" + dataset.id() + "/snapshot/file/start", "{}")
                .expect(200)
                .json()
                .asString();
        String target = path.replace("DATASET", dataset.id())
                .replace("KEY", key)
                .replace("OWNER", ANA.userName())
                .replace("PROJECT", dataset.project().name());
        String answer = cutOff(method, target, type);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("body: ended before its end, nothing of it is kept");
    }

    /** A thousand bytes are announced, and a few sent. */
    private static String cutOff(String method, String path, String type) throws IOException {
        String login =
                "Basic " + Base64.getEncoder().encodeToString((ANA.userName() + ":" + ANA.key()).getBytes(UTF_8));
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), Server.running().port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("""
                    %s %s HTTP/1.1\r
                    Host: localhost\r
                    X-Domino-Api-Key: %s\r
                    Authorization: %s\r
                    Content-Type: %s\r
                    Content-Length: 1000\r
                    Connection: close\r
                    \r
                    {"name": "ch""".formatted(method, path, ANA.key(), login, type).getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
