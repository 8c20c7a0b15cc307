package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Given.ProjectFile;
import almanac.server.Server;
import almanac.server.Someone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final ProjectFile README = Given.aFileOf(Given.aPrivateProjectOf(ANA));

    @TempDir
    Path directory;

    private static String files(Project project, String commit) {
        return project.path() + "/files/" + commit + "/";
    }

    private static Answer get(String path) {
        return ANA.api().raw("GET", files(README.project(), README.commit()) + path + "/content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "/README.md", "%2FREADME.md", "README%2Emd"})
    void a_file_is_found_with_a_slash_in_front_or_none(String path) {
        Answer file = get(path).expect(200);
        assertThat(file.body()).startsWith("The files of this project");
        assertThat(file.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void who_has_a_file_is_not_sent_it_again() throws Exception {
        Answer file = get("README.md").expect(200);
        String tag = file.header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{40}\"");
        HttpResponse<String> again = ask("GET", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(ask("GET", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(ask("GET", "If-Match", tag).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "If-Match", "\"other\"", "Range", "bytes=100000-").statusCode())
                .isEqualTo(412);
        HttpResponse<String> head = ask("HEAD");
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(file.body().length());
        assertThat(head.headers().firstValue("ETag")).hasValue(tag);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_part_of_a_file_may_be_asked_for() throws Exception {
        String text = get("README.md").expect(200).body();
        HttpResponse<String> part = ask("GET", "Range", "bytes=4-8");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("files");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-8/" + text.length());
        assertThat(ask("GET", "Range", "bytes=-5").body()).isEqualTo(text.substring(text.length() - 5));
        assertThat(ask("GET", "Range", "bytes=0-1,3-4").body()).isEqualTo(text);
        assertThat(ask("GET", "Range", "bytes=4-8", "If-Range", "\"other\"").body())
                .isEqualTo(text);
        HttpResponse<String> beyond = ask("GET", "Range", "bytes=100000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */" + text.length());
    }

    /** Beyond the contract, which knows neither parts nor conditions. */
    private static HttpResponse<String> ask(String method, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:%d%s".formatted(Server.running().port(), README.path())))
                .header("X-Domino-Api-Key", ANA.key())
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void both_versions_of_the_operation_answer_alike() {
        String path = README.path();
        assertThat(ANA.api().bytes(path.replace("/v1/", "/beta/")))
                .isEqualTo(ANA.api().bytes(path));
    }

    @ParameterizedTest
    @CsvSource({
        "train.py, data/train.py, data%2Ftrain.py",
        "100% sure.csv, a b/100% sure.csv, a%20b%2F100%25%20sure.csv",
        "ä;b.json, ü/ä;b.json, %C3%BC/%C3%A4;b.json",
        "content, x/content/content, x/content/content"
    })
    void slashes_may_be_encoded_or_plain_and_names_may_be_strange(String name, String file, String path) {
        Project project = Given.aPrivateProjectOf(ANA);
        Git git = Git.cloned(directory, "clone", project, ANA);
        String commit = git.commit(file, name);
        git.run("push", "--quiet", "origin", "main").expectDone();
        for (String form : List.of(path, path.replace("%2F", "/"), "/" + path)) {
            Answer found = ANA.api().raw("GET", files(project, commit) + form + "/content");
            assertThat(found.expect(200).body()).isEqualTo(name);
        }
    }

    @Test
    void the_media_type_is_told_by_the_extension() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git git = Git.cloned(directory, "clone", project, ANA);
        Map<String, String> types = Map.of(
                "a.json", "application/json",
                "a.csv", "text/csv;charset=UTF-8",
                "a.PNG", "image/png",
                "a.unheardof", "application/octet-stream",
                "a", "application/octet-stream");
        types.keySet().forEach(name -> git.commit(name, name));
        String commit = git.run("rev-parse", "HEAD").expectDone();
        git.run("push", "--quiet", "origin", "main").expectDone();
        types.forEach((name, type) -> assertThat(ANA.api()
                        .get(files(project, commit) + name + "/content")
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo(type));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(get("nothing").expect(404).text("/errors/0")).contains("There is no file 'nothing'");
        assertThat(get("readme.md").expect(404).text("/errors/0")).contains("readme.md");
        String unknown = files(README.project(), "c".repeat(40)) + "README.md/content";
        assertThat(ANA.api().get(unknown).expect(404).text("/errors/0")).contains("Could not find commit");
        String another = files(Given.aPrivateProjectOf(ANA), "c".repeat(40)) + "README.md/content";
        ANA.api().get(another).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "HEAD", "main", "abc123", "%2e%2e", "CCCC", "refs"})
    void a_commit_that_is_not_named_by_its_id_is_refused(String commit) {
        ANA.api()
                .raw("GET", files(README.project(), commit) + "README.md/content")
                .expect(400);
    }

    @Test
    void a_folder_is_refused() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git git = Git.cloned(directory, "clone", project, ANA);
        String commit = git.commit("folder/file", "1");
        git.run("push", "--quiet", "origin", "main").expectDone();
        assertThat(ANA.api()
                        .get(files(project, commit) + "folder/content")
                        .expect(400)
                        .text("/errors/0"))
                .isEqualTo("path: 'folder' is a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../config",
                "..%2Fconfig",
                "%2e%2e/%2e%2e/config",
                "a/..%2F..%2Fconfig",
                "//etc/passwd",
                "%2F%2Fetc%2Fpasswd",
                "README.md/",
                "./README.md",
                "README.md%00"
            })
    void no_path_leads_out_of_the_repository(String path) {
        get(path).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/v1%2Fself", "/api//users/v1/self", "/api/users/v1/self%2F..%2Fusers"})
    void such_slashes_are_refused_everywhere_else(String path) {
        ANA.api().raw("GET", path).expect(400);
    }
}
