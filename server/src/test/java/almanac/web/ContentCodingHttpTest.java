package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are packed on the way: what is inflated, what is refused, and what is sent packed. */
class ContentCodingHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final String PROJECTS = "/api/projects/beta/projects";
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void packed_json_is_read(String coding) {
        String name = Someone.unique("packed");
        Answer made = coded(coding).post(PROJECTS, packed(project(name).getBytes(UTF_8)));
        assertThat(made.expect(200).text("/project/name")).isEqualTo(name);
    }

    @Test
    void what_is_not_packed_may_say_so() {
        coded("identity").post(PROJECTS, project(Someone.unique("plain"))).expect(200);
    }

    /** A hundred megabytes in a hundred kilobytes. */
    @Test
    void more_than_a_body_may_have_does_not_come_out_of_it() {
        byte[] bomb = packed(("{\"name\": \"" + "x".repeat(100 * MEGABYTE)).getBytes(UTF_8));
        assertThat(bomb).hasSizeLessThan(MEGABYTE / 5);
        assertThat(coded("gzip").post(PROJECTS, bomb).expect(400).body()).contains("is larger than 1048576 bytes");
    }

    @Test
    void what_is_not_packed_as_it_says_is_refused() {
        assertThat(coded("gzip").post(PROJECTS, project("p")).expect(400).body())
                .contains("gzip's format");
        byte[] whole = packed(project("p").getBytes(UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(coded("gzip").post(PROJECTS, half).expect(400).body()).contains("ended before its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "nonsense"})
    void other_codings_are_refused_with_the_one_that_is_read(String coding) {
        long before = Server.running().events();
        Answer refused = coded(coding).post(PROJECTS, project("p")).expect(415);
        assertThat(refused.header("Accept-Encoding")).isEqualTo("gzip");
        assertThat(refused.text("/errors/0")).startsWith("Content-Encoding: ");
        assertThat(Server.running().events()).isEqualTo(before);
    }

    @Test
    void a_packed_file_is_refused_and_not_kept_under_a_type_that_it_has_not() {
        Given.Dataset dataset = Given.aDatasetOf(ANA);
        String file = "/api/almanac/v1/datasets/" + dataset.id() + "/files/may.csv";
        Answer refused = coded("gzip")
                .with("Content-Type", "text/csv")
                .put(file, packed("a,b".getBytes(UTF_8)))
                .expect(415);
        assertThat(refused.header("Accept-Encoding")).isEqualTo("identity");
        ANA.api().get(file).expect(404);
    }

    @Test
    void long_answers_are_packed_when_that_is_asked_for() throws IOException {
        for (int i = 0; i < 12; i++) {
            ANA.api().post(PROJECTS, project(Someone.unique("listed"))).expect(200);
        }
        String list = PROJECTS + "?limit=100";
        HttpResponse<byte[]> packed = get(list, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary")).anyMatch(value -> value.equalsIgnoreCase("accept-encoding"));
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), UTF_8))
                .contains("\"projects\":[{");
        assertThat(get(list).headers().firstValue("Content-Encoding")).isEmpty();
    }

    /** A packed answer would be other bytes under the same tag. */
    @Test
    void what_has_a_tag_is_sent_as_it_is_and_so_are_its_parts() {
        Given.Dataset dataset = Given.aDatasetOf(ANA);
        String file = "/api/almanac/v1/datasets/" + dataset.id() + "/files/may.csv";
        ANA.api()
                .with("Content-Type", "text/csv")
                .put(file, "a,b\n".repeat(10_000))
                .expect(200);
        for (String range : new String[] {"bytes=0-", "bytes=0-29999"}) {
            HttpResponse<byte[]> part = get(file, "Accept-Encoding", "gzip", "Range", range);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new String(part.body(), UTF_8)).startsWith("a,b\na,b\n");
        }
        assertThat(get(file, "Accept-Encoding", "gzip").headers().firstValueAsLong("Content-Length"))
                .hasValue(40_000);
    }

    private static Api coded(String coding) {
        return ANA.api().with("Content-Encoding", coding);
    }

    private static HttpResponse<byte[]> get(String path, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Domino-Api-Key";
        all[headers.length + 1] = ANA.key();
        return Wire.get(path, all);
    }

    private static String project(String name) {
        return """
                {"name": "%s", "description": "%s", "visibility": "private"}""".formatted(name, "long ".repeat(60));
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
