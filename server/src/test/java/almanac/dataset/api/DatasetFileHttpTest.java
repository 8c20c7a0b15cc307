package almanac.dataset.api;

import static almanac.dataset.api.GivenFiles.aDatasetOf;
import static almanac.dataset.api.GivenFiles.bytes;
import static almanac.dataset.api.GivenFiles.paths;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.dataset.api.GivenFiles.Dataset;
import almanac.dataset.command.DatasetCommand.GrantDatasetRole;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Simultaneous;
import almanac.server.Someone;
import almanac.shared.AccountId;
import almanac.shared.DatasetRole;
import almanac.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetFileHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");

    private final Dataset dataset = aDatasetOf(ANA);
    private final Api api = bytes(ANA.api());

    @Test
    void what_was_put_is_got_with_its_digest_as_its_etag() {
        Answer put = ANA.api().with("Content-Type", "text/csv").put(dataset.file("raw/may.csv"), "a,b\n");
        String digest = Sha256.of("a,b\n".getBytes(UTF_8)).value();
        assertThat(put.expect(200).text("/file/path")).isEqualTo("raw/may.csv");
        assertThat(put.text("/file/sha256")).isEqualTo(digest);
        assertThat(put.at("/file/size").asLong()).isEqualTo(4);
        Answer got = api.get(dataset.file("raw/may.csv")).expect(200);
        assertThat(got.body()).isEqualTo("a,b\n");
        assertThat(got.header("ETag")).isEqualTo("\"" + digest + "\"").isEqualTo(put.header("ETag"));
        assertThat(got.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(got.header("Content-Disposition")).startsWith("attachment;").contains("may.csv");
    }

    @Test
    void an_empty_file_is_a_file() {
        dataset.put("empty", "");
        Answer got = api.get(dataset.file("empty")).expect(200);
        assertThat(got.body()).isEmpty();
        assertThat(got.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void head_tells_all_but_the_bytes() {
        dataset.put("roses", "are red");
        Answer head = api.send("HEAD", dataset.file("roses"), null).expect(200);
        assertThat(head.header("Content-Length")).isEqualTo("7");
        assertThat(head.header("ETag")).isEqualTo(api.get(dataset.file("roses")).header("ETag"));
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void parts_are_got_by_range() {
        dataset.put("roses", "0123456789");
        Answer part = api.with("Range", "bytes=2-4").get(dataset.file("roses")).expect(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(api.with("Range", "bytes=-3")
                        .get(dataset.file("roses"))
                        .expect(206)
                        .body())
                .isEqualTo("789");
        Answer two =
                api.with("Range", "bytes=0-1,8-").get(dataset.file("roses")).expect(206);
        assertThat(two.header("Content-Type")).startsWith("multipart/byteranges");
        assertThat(two.body()).contains("bytes 0-1/10", "bytes 8-9/10");
        Answer beyond =
                api.with("Range", "bytes=10-").get(dataset.file("roses")).expect(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void a_range_of_other_bytes_than_the_client_has_is_not_given() {
        String tag = dataset.put("roses", "0123456789").header("ETag");
        Api part = api.with("Range", "bytes=2-4");
        assertThat(part.with("If-Range", tag)
                        .get(dataset.file("roses"))
                        .expect(206)
                        .body())
                .isEqualTo("234");
        assertThat(part.with("If-Range", "\"other\"")
                        .get(dataset.file("roses"))
                        .expect(200)
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() {
        String tag = dataset.put("roses", "are red").header("ETag");
        api.with("If-None-Match", tag).get(dataset.file("roses")).expect(304);
        api.with("If-None-Match", "\"other\"").get(dataset.file("roses")).expect(200);
    }

    @Test
    void a_change_to_other_bytes_than_those_named_is_refused() {
        String first = dataset.put("roses", "are red").header("ETag");
        String second = api.with("If-Match", first)
                .put(dataset.file("roses"), "are blue")
                .expect(200)
                .header("ETag");
        api.with("If-Match", first).put(dataset.file("roses"), "are green").expect(412);
        api.with("If-Match", "W/" + second)
                .put(dataset.file("roses"), "are green")
                .expect(412);
        api.with("If-Match", first).delete(dataset.file("roses")).expect(412);
        assertThat(api.get(dataset.file("roses")).body()).isEqualTo("are blue");
        api.with("If-Match", first + ", " + second)
                .delete(dataset.file("roses"))
                .expect(200);
        api.with("If-Match", "*").put(dataset.file("roses"), "are red").expect(412);
    }

    @Test
    void one_that_should_be_new_must_not_be_there() {
        api.with("If-None-Match", "*").put(dataset.file("roses"), "are red").expect(200);
        api.with("If-None-Match", "*").put(dataset.file("roses"), "are blue").expect(412);
        api.with("If-None-Match", "\"x\"")
                .put(dataset.file("roses"), "are blue")
                .expect(400);
    }

    @Test
    void what_was_removed_is_gone_until_it_is_put_again() {
        dataset.put("roses", "are red");
        api.delete(dataset.file("roses")).expect(200);
        api.get(dataset.file("roses")).expect(404);
        api.delete(dataset.file("roses")).expect(404);
        assertThat(paths(api.get(dataset.files()))).isEmpty();
        dataset.put("roses", "are red");
        api.get(dataset.file("roses")).expect(200);
    }

    @Test
    void files_are_listed_by_path_in_pages_and_by_prefix() {
        for (String path : List.of("b", "a/2", "a/1", "a.txt", "ab")) {
            dataset.put(path, path);
        }
        assertThat(paths(api.get(dataset.files()))).containsExactly("a.txt", "a/1", "a/2", "ab", "b");
        Answer page = api.get(dataset.files() + "?offset=1&limit=2&prefix=a");
        assertThat(paths(page)).containsExactly("a/1", "a/2");
        assertThat(page.at("/metadata/totalCount").asLong()).isEqualTo(4);
        assertThat(paths(api.get(dataset.files() + "?prefix=a/"))).containsExactly("a/1", "a/2");
        assertThat(paths(api.get(dataset.files() + "?prefix=%25"))).isEmpty();
        api.get(dataset.files() + "?limit=0").expect(400);
    }

    @Test
    void no_file_lies_below_another() {
        dataset.put("a/b", "a file");
        for (String path : List.of("a", "a/b/c", "a/b/c/d")) {
            assertThat(api.put(dataset.file(path), "x").expect(400).text("/errors/0"))
                    .startsWith("path: ");
        }
        dataset.put("a/bc", "beside it");
        api.delete(dataset.file("a/b")).expect(200);
        dataset.put("a/b/c", "now there is a folder");
    }

    @Test
    void of_files_in_each_others_way_that_come_at_once_one_is_kept() {
        for (int round = 0; round < 5; round++) {
            String folder = "round" + round;
            assertThat(Simultaneous.atOnce(4, n -> api.put(dataset.file(folder + "/x".repeat(n)), "x")))
                    .extracting(Answer::status)
                    .containsOnlyOnce(200);
        }
    }

    @Test
    void those_who_may_read_read_and_those_who_may_update_write() {
        dataset.put("roses", "are red");
        Api bo = bytes(BO.api());
        for (String path : List.of("roses", "violets", "")) {
            bo.get(dataset.file(path)).expect(path.isEmpty() ? 400 : 404);
        }
        bo.put(dataset.file("roses"), "mine").expect(404);
        grant(DatasetRole.READER);
        assertThat(bo.get(dataset.file("roses")).expect(200).body()).isEqualTo("are red");
        bo.put(dataset.file("roses"), "mine").expect(403);
        bo.delete(dataset.file("roses")).expect(403);
        grant(DatasetRole.EDITOR);
        bo.put(dataset.file("roses"), "mine").expect(200);
        bytes(Given.anonymous()).put(dataset.file("roses"), "mine").expect(401);
    }

    private void grant(DatasetRole role) {
        GivenFiles.send(new GrantDatasetRole(dataset.id(), new AccountId(BO.id()), role));
    }

    @Test
    void a_name_may_have_what_urls_give_a_meaning() {
        for (String path : List.of("100%25.csv", "a%3Bb=c.txt", "a;b", "a%2Fb%20c", "%C3%BC", "q%3F%23", "a+b")) {
            dataset.put("odd/" + path, path);
        }
        List<String> known = paths(api.get(dataset.files()));
        assertThat(known)
                .containsExactlyInAnyOrder(
                        "odd/100%.csv", "odd/a;b=c.txt", "odd/a;b", "odd/a/b c", "odd/\u00fc", "odd/q?#", "odd/a+b");
    }

    @Test
    void a_body_that_says_a_wrong_media_type_is_refused() {
        assertThat(ANA.api()
                        .with("Content-Type", "nonsense")
                        .put(dataset.file("x"), "x")
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("Content-Type");
        assertThat(paths(api.get(dataset.files()))).isEmpty();
    }

    @Test
    void a_body_may_be_larger_than_others_and_of_unknown_length() {
        byte[] large = new byte[3_000_000];
        api.send("PUT", dataset.file("large"), new ByteArrayInputStream(large)).expect(200);
        assertThat(ANA.api().bytes(dataset.file("large"))).isEqualTo(large);
        long before = Server.running().changes();
        api.put("/api/almanac/v1/datasets/" + dataset.id() + "/other", new byte[3_000_000])
                .expect(400);
        assertThat(Server.running().changes()).isEqualTo(before);
    }
}
